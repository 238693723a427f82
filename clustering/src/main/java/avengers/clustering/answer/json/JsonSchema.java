package avengers.clustering.answer.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a JSON Schema decides how values are compared. A schema comes from a client: looking into
 * it is bounded, and what is beyond the bounds, or unknown, says nothing.
 *
 * @param root the whole schema, in which references are looked up
 * @param here the part of it that describes a value
 */
record JsonSchema(JsonValue root, JsonValue here) {
  private static final int MOST_STEPS = 16;
  private static final int MOST_ALTERNATIVES = 16;
  private static final int MOST_REQUIRED = 1_000;
  private static final int LONGEST_REFERENCE = 200;

  static JsonSchema of(JsonValue schema) {
    return new JsonSchema(schema, schema);
  }

  /**
   * The part that describes a value: behind references, and of alternatives the one of its type.
   */
  JsonSchema describing(JsonValue value) {
    JsonSchema schema = this;
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<JsonValue> next = schema.next(value);
      if (next.isEmpty()) {
        return schema;
      }
      schema = new JsonSchema(root, next.get());
    }
    return new JsonSchema(root, JsonValue.Word.TRUE);
  }

  private Optional<JsonValue> next(JsonValue value) {
    if (member(here, "type").isPresent() || member(here, "properties").isPresent()) {
      return Optional.empty();
    }
    return text("$ref").map(this::resolved)
        .or(() -> list("anyOf").or(() -> list("oneOf"))
            .map(alternatives -> only(alternatives, value)))
        .or(() -> list("allOf").map(parts -> parts.size() == 1
            ? parts.getFirst()
            : JsonValue.Word.TRUE));
  }

  /** A pointer into the schema: {@code #/$defs/name}. */
  private JsonValue resolved(String reference) {
    if (!reference.startsWith("#") || reference.length() > LONGEST_REFERENCE) {
      return JsonValue.Word.TRUE;
    }
    Optional<JsonValue> part = Optional.of(root);
    for (String name : reference.substring(1).split("/", -1)) {
      String plain = name.replace("~1", "/").replace("~0", "~");
      part = name.isEmpty() ? part : part.flatMap(whole -> member(whole, plain));
    }
    return part.orElse(JsonValue.Word.TRUE);
  }

  /** The one alternative that allows a value of this type; where there are more, none is known. */
  private JsonValue only(List<JsonValue> alternatives, JsonValue value) {
    if (alternatives.size() > MOST_ALTERNATIVES) {
      return JsonValue.Word.TRUE;
    }
    List<JsonValue> allowing = new ArrayList<>();
    for (JsonValue alternative : alternatives) {
      JsonSchema schema = new JsonSchema(root, alternative);
      JsonValue target = schema.text("$ref").map(this::resolved).orElse(alternative);
      if (new JsonSchema(root, target).allowsType(value)) {
        allowing.add(target);
      }
    }
    return switch (allowing.size()) {
      case 0 -> JsonValue.Word.FALSE;
      case 1 -> allowing.getFirst();
      default -> JsonValue.Word.TRUE;
    };
  }

  /** Whether a value has a type that the schema allows, if it names any. */
  boolean allowsType(JsonValue value) {
    if (here == JsonValue.Word.FALSE) {
      return false;
    }
    List<JsonValue> types = list("type")
        .or(() -> member(here, "type").map(List::of))
        .orElse(List.of());
    return types.isEmpty() || types.stream()
        .limit(MOST_ALTERNATIVES)
        .anyMatch(type -> type instanceof JsonValue.Text(String name) && isOfType(value, name));
  }

  private static boolean isOfType(JsonValue value, String type) {
    return switch (value) {
      case JsonValue.Items _ -> type.equals("array");
      case JsonValue.Members _ -> type.equals("object");
      case JsonValue.Text _ -> type.equals("string");
      case JsonValue.Numeric number -> type.equals("number")
          || (type.equals("integer") && number.value().scale() <= 0);
      case JsonValue.Word word -> type.equals(word == JsonValue.Word.NULL ? "null" : "boolean");
    };
  }

  /** Whether the value is one of a few that the schema lists. */
  boolean listsValues() {
    return member(here, "enum").isPresent() || member(here, "const").isPresent();
  }

  /** Whether an object has all members that it must have. */
  boolean isComplete(JsonValue.Members object) {
    return list("required").orElse(List.of())
        .stream()
        .limit(MOST_REQUIRED)
        .allMatch(name -> !(name instanceof JsonValue.Text(String text))
            || object.values().containsKey(text));
  }

  /** What describes a member of an object; empty if the schema does not know it. */
  Optional<JsonSchema> member(String name) {
    Optional<JsonValue> known = member(here, "properties")
        .flatMap(properties -> member(properties, name));
    // Without names of properties any are the answer; with them, further ones are beside it.
    return known.or(this::furtherMembers).map(part -> new JsonSchema(root, part));
  }

  private Optional<JsonValue> furtherMembers() {
    Optional<JsonValue> further = member(here, "additionalProperties");
    return switch (further.orElse(JsonValue.Word.TRUE)) {
      case JsonValue.Members described -> Optional.of(described);
      case JsonValue.Word word when word == JsonValue.Word.FALSE -> Optional.of(word);
      default ->
        member(here, "properties").isEmpty() || member(here, "patternProperties").isPresent()
            ? Optional.of(JsonValue.Word.TRUE)
            : Optional.empty();
    };
  }

  /** What describes an item of an array. */
  JsonSchema item(int index) {
    List<JsonValue> first = list("prefixItems").orElse(List.of());
    return new JsonSchema(root, index < first.size()
        ? first.get(index)
        : member(here, "items").orElse(JsonValue.Word.TRUE));
  }

  boolean hasUniqueItems() {
    return member(here, "uniqueItems").filter(JsonValue.Word.TRUE::equals).isPresent();
  }

  Optional<String> text(String keyword) {
    return member(here, keyword)
        .flatMap(value -> value instanceof JsonValue.Text(String text)
            ? Optional.of(text)
            : Optional.empty());
  }

  private Optional<List<JsonValue>> list(String keyword) {
    return member(here, keyword)
        .flatMap(value -> value instanceof JsonValue.Items(List<JsonValue> values)
            ? Optional.of(values)
            : Optional.empty());
  }

  private static Optional<JsonValue> member(JsonValue value, String name) {
    return value instanceof JsonValue.Members members ? members.get(name) : Optional.empty();
  }
}
