package avengers.clustering.answer.json;

import avengers.clustering.answer.statement.CodeBlock;
import avengers.clustering.answer.statement.Thoughts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value by what it says. Equal are members in any order, and numbers however they are
 * spelled; texts must be the same.
 */
public sealed interface JsonValue {
  /** An array. */
  record Items(List<JsonValue> values) implements JsonValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object, by its members' names. */
  record Members(SortedMap<String, JsonValue> values) implements JsonValue {
    public Members {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    Optional<JsonValue> get(String name) {
      return Optional.ofNullable(values.get(name));
    }
  }

  /** A number: 1, 1.0 and 1e0 are one. */
  record Numeric(BigDecimal value) implements JsonValue {
    public Numeric {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  /** A string. */
  record Text(String value) implements JsonValue {}

  /** One of the words {@code true}, {@code false} and {@code null}. */
  enum Word implements JsonValue {
    TRUE,
    FALSE,
    NULL
  }

  /**
   * Reads a text that is JSON (RFC 8259) and nothing else. Of members with the same name the last
   * one counts.
   *
   * @return empty if it is not, or is nested more than 64 deep, or has a number of more than 100
   *   characters
   */
  static Optional<JsonValue> parse(String text) {
    return JsonReader.whole(text);
  }

  /**
   * The JSON that a reply states: all of it, or of its last fenced block; else the last object in
   * it, or without any the last array.
   */
  static Optional<JsonValue> statedBy(String reply) {
    return CodeBlock.fenced(reply)
        .flatMap(block -> JsonReader.in(block.content()))
        .or(() -> JsonReader.in(Thoughts.removedFrom(reply)));
  }

  /** JSON without blanks, names in order, numbers in their shortest form. */
  default String canonical() {
    StringBuilder json = new StringBuilder();
    JsonWriter.write(this, json);
    return json.toString();
  }
}
