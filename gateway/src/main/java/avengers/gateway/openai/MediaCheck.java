package avengers.gateway.openai;

import avengers.gateway.openai.FieldType.Place;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses requests that name an address from which a backend is to fetch something: an image, a
 * sound, a file. Texts are left alone, whatever they mention.
 */
public final class MediaCheck {
  private static final List<String> LISTS = List.of("messages", "input");
  private static final List<String> WITH_PARTS = List.of("content", "output");
  private static final String DATA = "data:";

  private MediaCheck() {}

  /**
   * Checks a request to any endpoint.
   *
   * @throws ApiException with the place of an address that does not begin with {@code data:}
   */
  public static void requireData(ObjectNode request) {
    for (String list : LISTS) {
      JsonNode messages = request.path(list);
      for (int i = 0; i < messages.size(); i++) {
        for (String parts : WITH_PARTS) {
          look(parts, messages.path(i).path(parts), Place.ROOT.in(list).at(i).in(parts));
        }
      }
    }
  }

  /** What a part is made of differs from server to server; the names of addresses do not. */
  private static void look(String name, JsonNode value, Place place) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        look(name, value.get(i), place.at(i));
      }
    } else if (value.isObject()) {
      value.properties()
          .forEach(field -> look(field.getKey(), field.getValue(), place.in(field.getKey())));
    } else if (isAddress(name) && value.isString() && !isData(value.asString())) {
      throw new ApiException(ApiError.invalid(place.path(), "'" + place.path()
          + "' must be the content itself, as a URL that begins with 'data:'; the gateway's "
          + "setting 'media-urls' allows no other.").withCode("media_url_not_allowed"));
    }
  }

  private static boolean isAddress(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("url") || lower.endsWith("uri");
  }

  private static boolean isData(String address) {
    return address.regionMatches(true, 0, DATA, 0, DATA.length());
  }
}
