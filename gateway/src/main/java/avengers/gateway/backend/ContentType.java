package avengers.gateway.backend;

import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import java.util.Set;

/**
 * What a backend says that its answer is.
 *
 * @param name of the media type, in lower case and without parameters; empty if it says nothing
 * @param packed whether it says that the answer is compressed, for which nobody asked
 */
record ContentType(String name, boolean packed) {
  /**
   * What may be JSON. Small servers say nothing, and some frameworks guess that JSON is plain text;
   * both are looked at. Pages and streams are something else, whatever is in them.
   */
  private static final Set<String> PERHAPS_JSON = Set.of("", "application/json", "text/json",
      "text/plain");

  static ContentType of(HttpClientResponse response) {
    String type = response.getHeader("content-type");
    String coding = response.getHeader("content-encoding");
    String name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return new ContentType(name,
        coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity"));
  }

  boolean mayBeJson() {
    return !packed && (PERHAPS_JSON.contains(name) || name.endsWith("+json"));
  }

  boolean isEvents() {
    return !packed && name.equals("text/event-stream");
  }
}
