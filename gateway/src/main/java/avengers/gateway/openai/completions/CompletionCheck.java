package avengers.gateway.openai.completions;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what of a text completion's request a chat can answer. */
record CompletionCheck(ObjectNode tree) {
  private static final int MOST_LOGPROBS = 20;

  /** Ends in an {@link ApiException} if something is mistyped, or no chat can do it. */
  void check() {
    require("echo", "must be true or false.", JsonNode::isBoolean);
    require("logprobs", "must be a whole number from 0 to " + MOST_LOGPROBS + ".",
        value -> isWhole(value) && value.asInt() >= 0 && value.asInt() <= MOST_LOGPROBS);
    require("suffix", "is not possible: this model chats, and cannot fill a gap.",
        value -> value.isString() && value.asString().isEmpty());
    require("best_of", "must not be more than 'n': this model does not choose among completions.",
        value -> isWhole(value) && value.asInt() <= tree.path("n").asInt(1));
    if (tree.path("echo").asBoolean(false) && isWhole(tree.path("logprobs"))) {
      throw invalid("echo", "is not possible with 'logprobs': this model chats, and does not tell"
          + " those of a prompt.");
    }
  }

  /** The prompt's text, also of a list that holds no other. */
  String prompt() {
    JsonNode given = tree.path("prompt");
    JsonNode prompt = given.isArray() && given.size() == 1 ? given.get(0) : given;
    if (prompt.isString()) {
      return prompt.asString();
    }
    if (prompt.isNumber() || prompt.path(0).isNumber()) {
      throw invalid("prompt", "holds tokens; this model takes a text only.");
    }
    throw invalid("prompt", given.size() > 1
        ? "holds several prompts; this model takes one a request."
        : "is missing, or not a text.");
  }

  private void require(String field, String otherwise, Predicate<JsonNode> is) {
    JsonNode value = tree.path(field);
    if (!value.isMissingNode() && !value.isNull() && !is.test(value)) {
      throw invalid(field, otherwise);
    }
  }

  private static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt();
  }

  private static ApiException invalid(String param, String what) {
    return new ApiException(ApiError.invalid(param, "'" + param + "' " + what));
  }
}
