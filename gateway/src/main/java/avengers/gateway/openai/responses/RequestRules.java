package avengers.gateway.openai.responses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what of a request is told back in the response, and refuses what would need a memory. */
final class RequestRules {
  private static final String NOT_KEPT = "is not supported, as responses are not kept; "
      + "send the whole conversation as 'input'.";

  private static final List<Refusal> REFUSED = List.of(
      new Refusal("previous_response_id", NOT_KEPT),
      new Refusal("conversation", NOT_KEPT),
      new Refusal("prompt",
          "is not supported, as no prompts are kept; send 'instructions' and 'input'."),
      new Refusal("context_management",
          "is not supported; leave it out, and shorten the 'input' yourself."),
      Refusal.ofChat("messages", "use 'input'."),
      Refusal.ofChat("functions", "use 'tools'."),
      Refusal.ofChat("function_call", "use 'tool_choice'."),
      Refusal.ofChat("response_format", "use 'text.format'."),
      Refusal.ofChat("max_tokens", "use 'max_output_tokens'."),
      Refusal.ofChat("max_completion_tokens", "use 'max_output_tokens'."),
      Refusal.ofChat("n", "a response has one answer."),
      Refusal.ofChat("logprobs",
          "use 'top_logprobs', or 'include' \"message.output_text.logprobs\"."));

  private static final Map<String, Type> TYPES = types();

  private record Type(String words, Predicate<JsonNode> is) {}

  /** A field that must not be there, and why, as the rest of a sentence that begins with it. */
  private record Refusal(String field, String why) {
    /** A field of a chat that this API calls otherwise, or has not. */
    static Refusal ofChat(String field, String instead) {
      return new Refusal(field, "is not a field of this endpoint: " + instead);
    }
  }

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
    for (Refusal refused : REFUSED) {
      Field field = Field.of(tree, refused.field);
      if (!field.isAbsent()) {
        throw field.wrong(refused.why);
      }
    }
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
}
