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
   * An attempt to ask is about to be made.
   *
   * @param most dollars that it can cost
   */
  record Began(long attempt, double most) implements JournalLine {}

  /** An attempt ended, and cost so many dollars. */
  record Spent(long attempt, double dollars) implements JournalLine {}

  /** A call ended. */
  record Ended(CallKey key, Outcome outcome) implements JournalLine {}

  /** The line, without its end. */
  default String write() {
    ObjectNode tree = JSON.createObjectNode();
    switch (this) {
      case Settings(Map<String, String> values) -> values.forEach(
          tree.putObject("settings")::put);
      case Began(long attempt, double most) -> tree.put("attempt", attempt).put("most", most);
      case Spent(long attempt, double dollars) ->
        tree.put("attempt", attempt).put("spent", dollars);
      case Ended(CallKey key, Outcome.Failed(String reason)) ->
        put(tree, key).put("failed", reason);
      case Ended(CallKey key, Outcome.Answered(Reply reply)) -> {
        put(tree, key).put("text", reply.text());
        put(tree.putObject("usage"), reply.usage());
      }
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
    long attempt = tree.path("attempt").asLong(0);
    if (tree.path("most").isNumber()) {
      return new Began(attempt, tree.get("most").doubleValue());
    }
    if (tree.path("spent").isNumber()) {
      return new Spent(attempt, tree.get("spent").doubleValue());
    }
    CallKey key = key(tree);
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
