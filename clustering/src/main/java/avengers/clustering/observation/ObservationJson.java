package avengers.clustering.observation;

import avengers.clustering.table.Row;
import avengers.clustering.table.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One observation as one row of a file, in the format of the Avengers reference scripts. */
public final class ObservationJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ObservationJson() {}

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException if the row is no observation; the message says why
   */
  public static Observation read(Row row, RowKey key) {
    if (row.value("records").isEmpty()) {
      throw new IllegalArgumentException(
          "\"records\" is missing; where scores have columns of their"
              + " own, map them: records.MODEL=COLUMN");
    }
    return new Observation(row.text("query"), key.dataset(), key.index(),
        answer(row), byModel(row, "records", ObservationJson::score),
        byModel(row, "usages", ObservationJson::usage), samples(row));
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

  /** The right answer, where known. */
  static Optional<String> answer(Row row) {
    return row.value("answer").filter(JsonNode::isValueNode).map(JsonNode::asString);
  }

  /** By model its raw answers: {@code samples} holds several a model, {@code outputs} one. */
  static Map<String, List<String>> samples(Row row) {
    Map<String, List<String>> samples = new TreeMap<>(
        byModel(row, "outputs", output -> List.of(text(output))));
    samples.putAll(byModel(row, "samples", ObservationJson::texts));
    return samples;
  }

  private static <T> Map<String, T> byModel(Row row, String key, Function<JsonNode, T> reading) {
    JsonNode object = row.structure(key).orElseGet(JSON::createObjectNode);
    if (!object.isObject()) {
      throw new IllegalArgumentException("\"" + key + "\" is not an object by model");
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
    return value.isBoolean()
        ? Double.valueOf(value.booleanValue() ? 1 : 0)
        : number("a score in \"records\"", value);
  }

  private static Usage usage(JsonNode value) {
    return new Usage(count(value, "cost"), count(value, "prompt_tokens"),
        count(value, "completion_tokens"), count(value, "seconds"));
  }

  private static OptionalDouble count(JsonNode usage, String key) {
    @Nullable
    JsonNode value = usage.get(key);
    return value == null || value.isNull()
        ? OptionalDouble.empty()
        : OptionalDouble.of(number("\"" + key + "\" in \"usages\"", value));
  }

  /** A number may be a text, as every cell of CSV is. */
  private static double number(String what, JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      return Double.parseDouble(value.isString() ? value.stringValue() : "");
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(what + " is not a number: " + value, e);
    }
  }

  private static List<String> texts(JsonNode array) {
    if (!array.isArray()) {
      throw new IllegalArgumentException("\"samples\" holds something else than lists of texts");
    }
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text(text)));
    return List.copyOf(texts);
  }

  private static String text(JsonNode value) {
    if (!value.isValueNode()) {
      throw new IllegalArgumentException("a raw answer is not a text");
    }
    return value.asString();
  }
}
