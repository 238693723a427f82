package avengers.gateway.openai;

import static avengers.gateway.openai.FieldType.NAMED;
import static avengers.gateway.openai.FieldType.NUMBER;
import static avengers.gateway.openai.FieldType.OBJECT;
import static avengers.gateway.openai.FieldType.OBJECT_OR_LIST;
import static avengers.gateway.openai.FieldType.TEXT;
import static avengers.gateway.openai.FieldType.TEXT_OR_OBJECT;
import static avengers.gateway.openai.FieldType.WHOLE_NUMBER;
import static avengers.gateway.openai.FieldType.YES_OR_NO;
import static avengers.gateway.openai.FieldType.list;
import static avengers.gateway.openai.FieldType.number;
import static avengers.gateway.openai.FieldType.object;
import static avengers.gateway.openai.FieldType.wholeNumber;

import avengers.gateway.openai.FieldType.Field;
import avengers.gateway.openai.FieldType.Place;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a request for a chat completion: the fields whose types are the same wherever OpenAI's API
 * is spoken. Fields that it does not know travel on, and limits that backends set differently are
 * theirs to tell of.
 */
final class RequestCheck {
  /** Far more than any model takes; what is checked one by one must have an end. */
  private static final int MOST_MESSAGES = 10_000;
  private static final int MOST_TOOLS = 1_000;
  private static final int MOST_STOPS = 1_000;

  private static final FieldType MESSAGES = (value, place) -> {
    if (!value.isArray() || value.isEmpty()) {
      throw invalid("messages", "'messages' must be a list of at least one message.");
    }
    list(MessageCheck::check, MOST_MESSAGES).check(value, place);
  };

  private static final FieldType TOOLS = list(object(List.of(
      Field.of("type", TEXT),
      Field.of("function", object(List.of(
          Field.required("name", TEXT),
          Field.of("description", TEXT),
          Field.of("parameters", OBJECT),
          Field.of("strict", YES_OR_NO)))),
      Field.of("custom", NAMED))), MOST_TOOLS);

  private static final FieldType TOKENS = wholeNumber(-1, Integer.MAX_VALUE);

  private static final FieldType RESPONSE_FORMAT = object(List.of(
      Field.required("type", TEXT),
      Field.of("json_schema", object(List.of(
          Field.of("name", TEXT),
          Field.of("schema", OBJECT),
          Field.of("strict", YES_OR_NO))))));

  private static final FieldType REQUEST = object(List.of(
      Field.required("messages", MESSAGES),
      Field.of("stream", YES_OR_NO),
      Field.of("stream_options", object(List.of(
          Field.of("include_usage", YES_OR_NO),
          Field.of("include_obfuscation", YES_OR_NO)))),
      Field.of("n", wholeNumber(1, 128)),
      Field.of("temperature", number(0, 2)),
      Field.of("top_p", number(0, 1)),
      Field.of("frequency_penalty", NUMBER),
      Field.of("presence_penalty", NUMBER),
      // Some backends take -1 for as many as there are.
      Field.of("max_tokens", TOKENS),
      Field.of("max_completion_tokens", TOKENS),
      Field.of("top_logprobs", TOKENS),
      Field.of("logprobs", YES_OR_NO),
      Field.of("seed", WHOLE_NUMBER),
      Field.of("stop", FieldType.textOrList("a text or a list of texts", TEXT,
          MOST_STOPS)),
      Field.of("logit_bias", OBJECT_OR_LIST),
      Field.of("tools", TOOLS),
      Field.of("tool_choice", TEXT_OR_OBJECT),
      Field.of("parallel_tool_calls", YES_OR_NO),
      Field.of("functions", list(NAMED, MOST_TOOLS)),
      Field.of("function_call", TEXT_OR_OBJECT),
      Field.of("response_format", RESPONSE_FORMAT),
      Field.of("reasoning_effort", TEXT),
      Field.of("verbosity", TEXT),
      Field.of("modalities", list(TEXT)),
      Field.of("audio", OBJECT),
      Field.of("prediction", OBJECT),
      Field.of("web_search_options", OBJECT),
      Field.of("metadata", OBJECT),
      Field.of("store", YES_OR_NO),
      Field.of("service_tier", TEXT),
      Field.of("user", TEXT),
      Field.of("safety_identifier", TEXT),
      Field.of("prompt_cache_key", TEXT),
      Field.of(RequestBody.CHANGES, OBJECT)));

  private RequestCheck() {}

  /** Ends in an {@link ApiException} if a field is missing or mistyped. */
  static void check(ObjectNode tree) {
    REQUEST.check(tree, Place.ROOT);
    JsonNode changes = tree.path(RequestBody.CHANGES);
    if (tree.path("temperature").isNumber() && changes.has("temperature")) {
      String param = RequestBody.CHANGES + ".temperature";
      throw invalid(param, "'" + param
          + "': the request has a 'temperature' of its own; leave one of them out.");
    }
  }

  private static ApiException invalid(String param, String message) {
    return new ApiException(ApiError.invalid(param, message));
  }
}
