package avengers.gateway.openai;

import avengers.clustering.plan.Need;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Tells from a request for a chat completion what it needs of a model beyond plain text. */
final class RequestNeeds {
  private RequestNeeds() {}

  /** Fields that are absent, empty or mistyped need nothing. */
  static Set<Need> of(JsonNode request) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    add(needs, Need.TOOLS, isFilled(request.path("tools")) || isFilled(request.path("functions")));
    add(needs, Need.JSON_SCHEMA,
        request.at("/response_format/type").asString("").equals("json_schema"));
    add(needs, Need.LOGPROBS, request.path("logprobs").asBoolean(false));
    add(needs, Need.STREAMING, request.path("stream").asBoolean(false));
    add(needs, Need.AUDIO, request.path("modalities")
        .valueStream()
        .anyMatch(modality -> modality.asString("").equals("audio")));
    parts(request).forEach(part -> add(needs, part.path("type").asString("")));
    return needs;
  }

  private static Stream<JsonNode> parts(JsonNode request) {
    return request.path("messages")
        .valueStream()
        .map(message -> message.path("content"))
        .filter(JsonNode::isArray)
        .flatMap(JsonNode::valueStream);
  }

  private static void add(Set<Need> needs, String type) {
    switch (type) {
      case "image_url", "input_image" -> needs.add(Need.IMAGES);
      case "input_audio" -> needs.add(Need.AUDIO);
      case "file", "input_file" -> needs.add(Need.FILES);
      default -> {
        // Texts, and what only the backends know.
      }
    }
  }

  private static void add(Set<Need> needs, Need need, boolean there) {
    if (there) {
      needs.add(need);
    }
  }

  private static boolean isFilled(JsonNode list) {
    return list.isArray() && !list.isEmpty();
  }
}
