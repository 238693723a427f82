package avengers.gateway.openai;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the chunks of a stream together to the completion that they tell: of its first choice the
 * texts, the calls of tools and the log-probabilities. Takes time linear in their length.
 */
public final class ChunkAssembler {
  private static final int LONGEST = 16 << 20;
  private static final List<String> OF_THE_WHOLE = List.of("id", "created", "model",
      "system_fingerprint", "usage");

  private final ObjectNode completion = Json.MAPPER.createObjectNode();
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private final Map<Integer, PartialCall> calls = new TreeMap<>();
  private final ArrayNode logProbabilities = Json.MAPPER.createArrayNode();
  private Optional<PartialCall> functionCall = Optional.empty();
  private String finishReason = "";
  private int length;

  /** A call of a tool as far as it has come. */
  private record PartialCall(ObjectNode known, String kind, StringBuilder text) {
    /** Functions have arguments, custom tools an input. */
    static PartialCall begunBy(JsonNode delta) {
      boolean custom = delta.path("custom").isObject();
      ObjectNode known = Json.MAPPER.createObjectNode()
          .put("type", custom ? "custom" : "function");
      return new PartialCall(known, custom ? "custom" : "function", new StringBuilder());
    }

    private String content() {
      return kind.equals("custom") ? "input" : "arguments";
    }

    int add(JsonNode delta) {
      if (delta.path("id").isString()) {
        known.set("id", delta.get("id"));
      }
      JsonNode tool = delta.path(kind);
      if (tool.path("name").isString()) {
        known.putObject(kind).set("name", tool.get("name"));
      }
      String more = tool.path(content()).asString("");
      text.append(more);
      return more.length();
    }

    ObjectNode whole() {
      ObjectNode call = known.deepCopy();
      ObjectNode tool = call.path(kind) instanceof ObjectNode given ? given : call.putObject(kind);
      tool.put(content(), text.toString());
      return call;
    }
  }

  /** Adds the next chunk. */
  public void add(ObjectNode chunk) {
    for (String field : OF_THE_WHOLE) {
      if (chunk.hasNonNull(field)) {
        completion.set(field, chunk.get(field));
      }
    }
    for (JsonNode choice : chunk.path("choices")) {
      if (choice.path("index").asInt(0) == 0 && length <= LONGEST) {
        addChoice(choice);
      }
    }
  }

  private void addChoice(JsonNode choice) {
    finishReason = choice.path("finish_reason").asString(finishReason);
    for (JsonNode token : choice.path("logprobs").path("content")) {
      logProbabilities.add(token);
    }
    choice.path("delta").properties().forEach(field -> {
      if (field.getValue().isString() && !field.getKey().equals("role")) {
        String more = field.getValue().asString();
        texts.computeIfAbsent(field.getKey(), first -> new StringBuilder()).append(more);
        length += more.length();
      }
    });
    for (JsonNode call : choice.path("delta").path("tool_calls")) {
      length += calls.computeIfAbsent(call.path("index").asInt(0),
          first -> PartialCall.begunBy(call))
          .add(call);
    }
    if (choice.path("delta").path("function_call") instanceof ObjectNode function) {
      addFunction(Json.MAPPER.createObjectNode().set("function", function));
    }
  }

  /** How functions were called before there were tools. */
  private void addFunction(JsonNode call) {
    PartialCall known = functionCall.orElseGet(() -> PartialCall.begunBy(call));
    length += known.add(call);
    functionCall = Optional.of(known);
  }

  /** What its content says so far. */
  public String content() {
    StringBuilder content = texts.get("content");
    return content == null ? "" : content.toString();
  }

  /** The completion; empty if its end has not come, or it is longer than any honest one. */
  public Optional<ChatCompletion> completion() {
    if (finishReason.isEmpty() || length > LONGEST) {
      return Optional.empty();
    }
    ObjectNode whole = completion.deepCopy().put("object", "chat.completion");
    ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant").putNull("content");
    texts.forEach((field, text) -> message.put(field, text.toString()));
    if (!calls.isEmpty()) {
      ArrayNode list = message.putArray("tool_calls");
      calls.values().forEach(call -> list.add(call.whole()));
    }
    functionCall.ifPresent(call -> message.set("function_call", call.whole().get("function")));
    if (!logProbabilities.isEmpty()) {
      choice.putObject("logprobs").set("content", logProbabilities.deepCopy());
    }
    choice.put("finish_reason", finishReason);
    return ChatCompletion.of(whole);
  }
}
