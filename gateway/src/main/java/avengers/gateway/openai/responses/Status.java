package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How far a response has come. */
enum Status {
  IN_PROGRESS("in_progress", ""),
  COMPLETED("completed", ""),
  TOO_LONG("incomplete", "max_output_tokens"),
  FILTERED("incomplete", "content_filter");

  private final String word;
  private final String reason;

  Status(String word, String reason) {
    this.word = word;
    this.reason = reason;
  }

  /** The status of an answer that ended for this reason of a chat. */
  static Status of(String finishReason) {
    return switch (finishReason) {
      case "length" -> TOO_LONG;
      case "content_filter" -> FILTERED;
      default -> COMPLETED;
    };
  }

  String word() {
    return word;
  }

  /** Why it is incomplete, or null. */
  JsonNode details() {
    return reason.isEmpty()
        ? JsonNodeFactory.instance.nullNode()
        : Json.MAPPER.createObjectNode().put("reason", reason);
  }
}
