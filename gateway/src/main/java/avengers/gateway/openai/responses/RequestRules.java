package avengers.gateway.openai.responses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what of a request is told back in the response, and refuses what would need a memory. */
final class RequestRules {
  private static final String NOT_KEPT = "is not supported, as responses are not kept; send the whole conversation as 'input'.";

  private static final Map<String, String> REFUSED = Map.of("previous_response_id", NOT_KEPT,
      "conversation", NOT_KEPT,
      "prompt", "is not supported, as no prompts are kept; send 'instructions' and 'input'.",
      "context_management", "is not supported; leave it out, and shorten the 'input' yourself.");

  /** Fields of a chat that this API calls otherwise, or has not. */
  private static final Map<String, String> OF_A_CHAT = Map.of("messages", "use 'input'.",
      "functions", "use 'tools'.",
      "function_call", "use 'tool_choice'.",
      "response_format", "use 'text.format'.",
      "max_tokens", "use 'max_output_tokens'.",
      "max_completion_tokens", "use 'max_output_tokens'.",
      "n", "a response has one answer.",
      "logprobs", "use 'top_logprobs', or 'include' \"message.output_text.logprobs\".");

  private static final Map<String, Type> TYPES = types();

  private record Type(String words, Predicate<JsonNode> is) {}

  private RequestRules() {}

  private static Map<String, Type> types() {
    Type number = new Type("a number", JsonNode::isNumber);
    Type whole = new Type("a whole number", JsonNode::isIntegralNumber);
    Type truth = new Type("true or false", JsonNode::isBoolean);
    Type text = new Type("a text", JsonNode::isString);
    Type object = new Type("an object", JsonNode::isObject);
    Map<String, Type> types = new LinkedHashMap<>();
    types.put("instructions", text);
    types.put("temperature", number);
    types.put("top_p", number);
    types.put("max_output_tokens", whole);
    types.put("top_logprobs", whole);
    types.put("max_tool_calls", whole);
    types.put("parallel_tool_calls", truth);
    types.put("background", truth);
    types.put("store", truth);
    types.put("metadata", object);
    types.put("stream_options", object);
    types.put("user", text);
    types.put("safety_identifier", text);
    types.put("prompt_cache_key", text);
    types.put("service_tier", text);
    types.put("truncation", text);
    return types;
  }

  /** Ends in an {@link avengers.gateway.openai.ApiException} that names the field. */
  static void check(ObjectNode tree) {
    REFUSED.forEach((name, why) -> refuse(Field.of(tree, name), why));
    OF_A_CHAT.forEach((name, instead) -> refuse(Field.of(tree, name),
        "is not a field of this endpoint: " + instead));
    TYPES.forEach((name, type) -> {
      Field field = Field.of(tree, name);
      if (!field.isAbsent() && !type.is.test(field.value())) {
        throw field.wrong("must be " + type.words + ".");
      }
    });
    requireForeground(tree);
    Field truncation = Field.of(tree, "truncation");
    if (!truncation.isAbsent() && !truncation.text().equals("disabled")) {
      throw truncation.wrong("must be 'disabled': an input that is too long is not shortened.");
    }
  }

  /** A response that nobody keeps cannot be fetched later. */
  static void requireForeground(ObjectNode tree) {
    Field background = Field.of(tree, "background");
    if (background.value().asBoolean(false)) {
      throw background.wrong("is not supported, as responses are not kept; use 'stream'.");
    }
  }

  private static void refuse(Field field, String why) {
    if (!field.isAbsent()) {
      throw field.wrong(why);
    }
  }
}
