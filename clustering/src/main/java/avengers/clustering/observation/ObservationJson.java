package avengers.clustering.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One observation as one line of JSON, in the format of the Avengers reference scripts. */
public final class ObservationJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ObservationJson() {}

  /**
   * Reads a line.
   *
   * @throws ObservationsException if the line is no observation; the message says why
   */
  public static Observation parse(String line) {
    JsonNode tree;
    try {
      tree = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new ObservationsException("not JSON: " + e.getOriginalMessage());
    }
    if (!tree.isObject()) {
      throw new ObservationsException("expected a JSON object, one a line");
    }
    try {
      return new Observation(text(tree, "query"), text(tree, "dataset"),
          tree.path("index").asLong(0),
          Optional.ofNullable(tree.get("answer"))
              .filter(JsonNode::isValueNode)
              .map(
                  JsonNode::asString),
          byModel(tree, "records", true, ObservationJson::score),
          byModel(tree, "usages", false, ObservationJson::usage), samples(tree));
    } catch (IllegalArgumentException e) {
      throw new ObservationsException(String.valueOf(e.getMessage()));
    }
  }

  /** The line, without its end; models in alphabetical order. */
  public static String write(Observation observation) {
    ObjectNode tree = JSON.createObjectNode()
        .put("query", observation.query())
        .put("dataset", observation.dataset())
        .put("index", observation.index());
    observation.answer().ifPresent(answer -> tree.put("answer", answer));
    ObjectNode records = tree.putObject("records");
    new TreeMap<>(observation.scores()).forEach(records::put);
    ObjectNode usages = tree.putObject("usages");
    new TreeMap<>(observation.usages()).forEach((model, usage) -> {
      ObjectNode of = usages.putObject(model);
      usage.cost().ifPresent(value -> of.put("cost", value));
      usage.promptTokens().ifPresent(value -> of.put("prompt_tokens", value));
      usage.completionTokens().ifPresent(value -> of.put("completion_tokens", value));
      usage.seconds().ifPresent(value -> of.put("seconds", value));
    });
    ObjectNode samples = tree.putObject("samples");
    new TreeMap<>(observation.samples()).forEach(
        (model, texts) -> texts.forEach(samples.withArray(model)::add));
    return JSON.writeValueAsString(tree);
  }

  private static String text(JsonNode tree, String key) {
    JsonNode value = tree.get(key);
    if (value == null || !value.isString()) {
      throw new ObservationsException("\"" + key + "\" is missing, or not a text");
    }
    return value.stringValue();
  }

  private static <T> Map<String, T> byModel(JsonNode tree, String key, boolean required,
      Function<JsonNode, T> reading) {
    JsonNode object = tree.get(key);
    if (object == null && !required) {
      return Map.of();
    }
    if (object == null || !object.isObject()) {
      throw new ObservationsException(
          "\"" + key + "\" is " + (object == null ? "missing" : "not an object by model"));
    }
    Map<String, T> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!entry.getValue().isNull()) {
        values.put(entry.getKey(), reading.apply(entry.getValue()));
      }
    }
    return values;
  }

  private static Double score(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? 1.0 : 0.0;
    }
    if (!value.isNumber()) {
      throw new ObservationsException("a score in \"records\" is not a number: " + value);
    }
    return value.doubleValue();
  }

  private static Usage usage(JsonNode value) {
    return new Usage(number(value.get("cost")), number(value.get("prompt_tokens")),
        number(value.get("completion_tokens")), number(value.get("seconds")));
  }

  private static OptionalDouble number(@Nullable JsonNode value) {
    return value == null || !value.isNumber()
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.doubleValue());
  }

  /** {@code samples} holds several answers a model, {@code outputs} one. */
  private static Map<String, List<String>> samples(JsonNode tree) {
    Map<String, List<String>> samples = new TreeMap<>(
        byModel(tree, "outputs", false, output -> List.of(output.asString())));
    samples.putAll(byModel(tree, "samples", false, ObservationJson::texts));
    return samples;
  }

  private static List<String> texts(JsonNode array) {
    if (!array.isArray()) {
      throw new ObservationsException("\"samples\" holds something else than lists: " + array);
    }
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString()));
    return List.copyOf(texts);
  }
}
