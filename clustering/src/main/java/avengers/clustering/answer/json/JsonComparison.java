package avengers.clustering.answer.json;

import avengers.clustering.answer.text.TextNormaliser;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes from JSON what is compared: without fields that explain, and where a schema describes a
 * field, as that field is meant.
 */
public final class JsonComparison {
  private JsonComparison() {}

  /** What of a value, or of a part of it, is compared. */
  private sealed interface Part {
    /** This. */
    record Compared(JsonValue value) implements Part {}

    /** Nothing, for it explains the answer, or is beside it. */
    record Beside() implements Part {}

    /** Nothing at all, for it is not what the schema asks for. */
    record Misfit() implements Part {}
  }

  /**
   * What of a reply's JSON is compared.
   *
   * @param schema a JSON Schema; {@code true} describes nothing
   * @return empty if nothing is, or if it does not fit the schema
   */
  public static Optional<JsonValue> compared(JsonValue schema, JsonValue value) {
    return described(JsonSchema.of(schema), "", value) instanceof Part.Compared(JsonValue compared)
        ? Optional.of(compared)
        : Optional.empty();
  }

  private static Part described(JsonSchema whole, String name, JsonValue value) {
    JsonSchema schema = whole.describing(value);
    if (!schema.allowsType(value)) {
      return new Part.Misfit();
    }
    if (schema.listsValues()) {
      return new Part.Compared(value);
    }
    return switch (value) {
      case JsonValue.Items items -> Prose.isName(name)
          ? new Part.Beside()
          : items(schema, items);
      case JsonValue.Members members -> members(schema, members);
      case JsonValue.Text text -> text(schema, name, text);
      case JsonValue.Numeric _,JsonValue.Word _ -> new Part.Compared(value);
    };
  }

  private static Part text(JsonSchema schema, String name, JsonValue.Text text) {
    String value = text.value();
    Optional<String> moment = schema.text("format")
        .flatMap(format -> moment(format, value.strip()));
    if (moment.isEmpty() && Prose.isName(name)) {
      return new Part.Beside();
    }
    if (schema.here() == JsonValue.Word.TRUE) {
      return new Part.Compared(text);
    }
    if (Prose.isLong(value)) {
      return new Part.Beside();
    }
    String normalised = moment.orElseGet(() -> TextNormaliser.normalise(value));
    return new Part.Compared(
        new JsonValue.Text(normalised.isEmpty() ? value.strip() : normalised));
  }

  /** A date, or a moment in time whatever its offset, in its one form. */
  private static Optional<String> moment(String format, String text) {
    if (Prose.isLong(text)) {
      return Optional.empty();
    }
    try {
      return switch (format) {
        case "date" -> Optional.of(LocalDate.parse(text).toString());
        case "date-time" -> Optional.of(OffsetDateTime.parse(text).toInstant().toString());
        default -> Optional.empty();
      };
    } catch (DateTimeException otherText) {
      return Optional.empty();
    }
  }

  private static Part items(JsonSchema schema, JsonValue.Items items) {
    List<JsonValue> kept = new ArrayList<>();
    for (int i = 0; i < items.values().size(); i++) {
      switch (described(schema.item(i), "", items.values().get(i))) {
        case Part.Compared(JsonValue item) -> kept.add(item);
        case Part.Beside _ -> {
        }
        case Part.Misfit misfit -> {
          return misfit;
        }
      }
    }
    return kept.isEmpty() && !items.values().isEmpty()
        ? new Part.Beside()
        : new Part.Compared(new JsonValue.Items(schema.hasUniqueItems() ? set(kept) : kept));
  }

  /** In one order, each once. */
  private static List<JsonValue> set(List<JsonValue> items) {
    TreeMap<String, JsonValue> set = new TreeMap<>();
    items.forEach(item -> set.put(item.canonical(), item));
    return List.copyOf(set.values());
  }

  private static Part members(JsonSchema schema, JsonValue.Members members) {
    if (!schema.isComplete(members)) {
      return new Part.Misfit();
    }
    TreeMap<String, JsonValue> kept = new TreeMap<>();
    for (Map.Entry<String, JsonValue> member : members.values().entrySet()) {
      Part part = schema.member(member.getKey())
          .map(known -> described(known, member.getKey(), member.getValue()))
          .orElseGet(Part.Beside::new);
      switch (part) {
        case Part.Compared(JsonValue value) -> kept.put(member.getKey(), value);
        case Part.Beside _ -> {
        }
        case Part.Misfit misfit -> {
          return misfit;
        }
      }
    }
    return kept.isEmpty() && !members.values().isEmpty()
        ? new Part.Beside()
        : new Part.Compared(new JsonValue.Members(kept));
  }
}
