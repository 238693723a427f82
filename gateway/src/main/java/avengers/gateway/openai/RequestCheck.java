package avengers.gateway.openai;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what the gateway itself uses of a request. */
final class RequestCheck {
  private final ObjectNode tree;

  RequestCheck(ObjectNode tree) {
    this.tree = tree;
  }

  /** Ends in an {@link ApiException} if a field is missing or mistyped. */
  void check() {
    JsonNode messages = tree.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw invalid("messages", "'messages' is missing, or not a list of at least one message.");
    }
    for (int i = 0; i < messages.size(); i++) {
      if (!messages.get(i).path("role").isString()) {
        throw invalid("messages[" + i + "].role",
            "'messages[" + i + "].role' is missing, or not a text.");
      }
    }
    requireType("stream", "true or false", JsonNode::isBoolean);
    requireType("temperature", "a number",
        value -> value.isNumber() && value.asDoubleOpt().isPresent());
    requireType("seed", "a whole number", JsonNode::isIntegralNumber);
    requireType("n", "a whole number",
        value -> value.isIntegralNumber() && value.canConvertToInt());
    requireType("stream_options", "an object", JsonNode::isObject);
    requireType(RequestBody.CHANGES, "an object", JsonNode::isObject);
    if (tree.path("temperature").isNumber() && tree.path(RequestBody.CHANGES).has("temperature")) {
      String param = RequestBody.CHANGES + ".temperature";
      throw invalid(param, "'" + param
          + "': the request has a 'temperature' of its own; leave one of them out.");
    }
  }

  private void requireType(String field, String type, Predicate<JsonNode> is) {
    JsonNode value = tree.get(field);
    if (value != null && !value.isNull() && !is.test(value)) {
      throw invalid(field, "'" + field + "' must be " + type + ".");
    }
  }

  private static ApiException invalid(String param, String message) {
    return new ApiException(ApiError.invalid(param, message));
  }
}
