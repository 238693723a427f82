package avengers.clustering.collect;

import avengers.clustering.observation.Usage;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One line of the journal, as JSON. */
sealed interface JournalLine {
  JsonMapper JSON = JsonMapper.shared();

  /** The first line: what must be the same when collecting goes on. */
  record Settings(Map<String, String> values) implements JournalLine {
    public Settings {
      values = new TreeMap<>(values);
    }
  }

  /**
   * A call is about to be made.
   *
   * @param most dollars that it can cost
   */
  record Began(CallKey key, double most) implements JournalLine {}

  /** A call ended. */
  record Ended(CallKey key, Outcome outcome) implements JournalLine {}

  /** An attempt gave no reply, and may have cost so many dollars. */
  record Lost(double dollars) implements JournalLine {}

  /** The line, without its end. */
  default String write() {
    ObjectNode tree = JSON.createObjectNode();
    switch (this) {
      case Settings(Map<String, String> values) -> values.forEach(
          tree.putObject("settings")::put);
      case Began(CallKey key, double most) -> put(tree, key).put("most", most);
      case Ended(CallKey key, Outcome.Failed(String reason)) ->
        put(tree, key).put("failed", reason);
      case Ended(CallKey key, Outcome.Answered(Reply reply)) -> {
        put(tree, key).put("text", reply.text());
        put(tree.putObject("usage"), reply.usage());
      }
      case Lost(double dollars) -> tree.put("lost", dollars);
    }
    return JSON.writeValueAsString(tree);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none, as when it is torn
   */
  static JournalLine parse(String line) {
    JsonNode tree;
    try {
      tree = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
    if (tree.path("settings").isObject()) {
      Map<String, String> values = new TreeMap<>();
      tree.get("settings")
          .properties()
          .forEach(
              value -> values.put(value.getKey(), value.getValue().asString("")));
      return new Settings(values);
    }
    if (tree.path("lost").isNumber()) {
      return new Lost(tree.get("lost").doubleValue());
    }
    CallKey key = key(tree);
    if (tree.path("most").isNumber()) {
      return new Began(key, tree.get("most").doubleValue());
    }
    if (tree.path("failed").isString()) {
      return new Ended(key, new Outcome.Failed(tree.get("failed").stringValue()));
    }
    if (tree.path("text").isString()) {
      return new Ended(key, new Outcome.Answered(
          new Reply(tree.get("text").stringValue(), usage(tree.path("usage")))));
    }
    throw new IllegalArgumentException("not a line of a journal");
  }

  private static ObjectNode put(ObjectNode tree, CallKey key) {
    tree.put("question", key.question()).put("model", key.model()).put("sample", key.sample());
    return key.judged() ? tree.put("judged", true) : tree;
  }

  private static void put(ObjectNode tree, Usage usage) {
    usage.cost().ifPresent(value -> tree.put("cost", value));
    usage.promptTokens().ifPresent(value -> tree.put("prompt_tokens", value));
    usage.completionTokens().ifPresent(value -> tree.put("completion_tokens", value));
    usage.seconds().ifPresent(value -> tree.put("seconds", value));
  }

  private static CallKey key(JsonNode tree) {
    return new CallKey(tree.path("question").asString(""), tree.path("model").asString(""),
        tree.path("sample").asInt(0), tree.path("judged").asBoolean(false));
  }

  private static Usage usage(JsonNode usage) {
    return new Usage(number(usage, "cost"), number(usage, "prompt_tokens"),
        number(usage, "completion_tokens"), number(usage, "seconds"));
  }

  private static OptionalDouble number(JsonNode usage, String key) {
    return usage.path(key).isNumber()
        ? OptionalDouble.of(usage.get(key).doubleValue())
        : OptionalDouble.empty();
  }
}
