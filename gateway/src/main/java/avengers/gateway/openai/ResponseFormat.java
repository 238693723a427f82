package avengers.gateway.openai;

import avengers.clustering.answer.ResponseForm;
import tools.jackson.databind.JsonNode;

/** What a request's {@code response_format} asks a reply to be. */
final class ResponseFormat {
  private ResponseFormat() {}

  /** A format that is absent, or unknown, asks for nothing. */
  static ResponseForm of(JsonNode format) {
    JsonNode schema = format.at("/json_schema/schema");
    return switch (format.path("type").asString("")) {
      case "json_schema" -> schema.isObject()
          ? new ResponseForm.JsonSchema(schema.toString())
          : new ResponseForm.JsonObject();
      case "json_object" -> new ResponseForm.JsonObject();
      default -> new ResponseForm.AnyText();
    };
  }
}
