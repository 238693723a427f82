package avengers.gateway.openai;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a field of a request may be. */
@FunctionalInterface
interface FieldType {
  FieldType TEXT = of("a text", JsonNode::isString);
  FieldType YES_OR_NO = of("true or false", JsonNode::isBoolean);
  FieldType NUMBER = of("a number", FieldType::isFinite);
  FieldType WHOLE_NUMBER = of("a whole number", FieldType::isWhole);
  FieldType OBJECT = of("an object", JsonNode::isObject);
  FieldType TEXT_OR_OBJECT = of("a text or an object", node -> node.isString() || node.isObject());
  FieldType OBJECT_OR_LIST = of("an object or a list", JsonNode::isContainer);
  FieldType NAMED = object(List.of(Field.required("name", TEXT)));

  /** Ends in an {@link ApiException} if the value is something else; it is never null. */
  void check(JsonNode value, Place place);

  /** Whatever passes a test. */
  static FieldType of(String expected, Predicate<JsonNode> test) {
    return (value, place) -> {
      if (!test.test(value)) {
        throw mistyped(place, expected);
      }
    };
  }

  /** A number within limits, which belong to it. */
  static FieldType number(double least, double most) {
    return of("a number from " + shown(least) + " to " + shown(most), value -> isFinite(value)
        && value.asDouble() >= least && value.asDouble() <= most);
  }

  /** A whole number within limits, which belong to it. */
  static FieldType wholeNumber(long least, long most) {
    return of("a whole number from " + least + " to " + most, value -> isWhole(value)
        && value.decimalValue().compareTo(BigDecimal.valueOf(least)) >= 0
        && value.decimalValue().compareTo(BigDecimal.valueOf(most)) <= 0);
  }

  /** An object of which some fields are known. */
  static FieldType object(List<Field> known) {
    return (value, place) -> {
      OBJECT.check(value, place);
      known.forEach(field -> field.check(value, place));
    };
  }

  /** A list of things of one type. */
  static FieldType list(FieldType element) {
    return list(element, Integer.MAX_VALUE);
  }

  /** A list of so many things of one type at most. */
  static FieldType list(FieldType element, int most) {
    return (value, place) -> {
      if (!value.isArray()) {
        throw mistyped(place, "a list");
      }
      if (value.size() > most) {
        throw mistyped(place, "a list of " + most + " at most");
      }
      for (int i = 0; i < value.size(); i++) {
        element.check(value.get(i), place.at(i));
      }
    };
  }

  /** A text, or a list of so many things of one type at most. */
  static FieldType textOrList(String expected, FieldType element, int most) {
    FieldType elements = list(element, most);
    return (value, place) -> {
      if (value.isArray()) {
        elements.check(value, place);
      } else if (!value.isString()) {
        throw mistyped(place, expected);
      }
    };
  }

  private static ApiException mistyped(Place place, String expected) {
    return new ApiException(ApiError.invalid(place.path(),
        "'" + place.path() + "' must be " + expected + "."));
  }

  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && value.asDoubleOpt().isPresent();
  }

  /** Some clients write 5.0, which is one. */
  private static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber()
        || (isFinite(value) && value.asDouble() == Math.rint(value.asDouble()));
  }

  private static String shown(double limit) {
    return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }

  /**
   * A field of an object, which a client may leave out, or set to null.
   *
   * @param required what it must not do
   */
  record Field(String name, FieldType type, boolean required) {
    static Field of(String name, FieldType type) {
      return new Field(name, type, false);
    }

    static Field required(String name, FieldType type) {
      return new Field(name, type, true);
    }

    void check(JsonNode object, Place place) {
      JsonNode value = object.get(name);
      if (value != null && !value.isNull()) {
        type.check(value, place.in(name));
      } else if (required) {
        String path = place.in(name).path();
        throw new ApiException(ApiError.invalid(path, "'" + path + "' is missing."));
      }
    }
  }

  /**
   * Where in a request a value stands.
   *
   * @param path as {@code param} says it, such as {@code messages[2].content[0].type}
   */
  record Place(String path) {
    /** The whole request. */
    static final Place ROOT = new Place("");

    /** A field of the object here. */
    Place in(String field) {
      return new Place(path.isEmpty() ? field : path + "." + field);
    }

    /** An element of the list here. */
    Place at(int index) {
      return new Place(path + "[" + index + "]");
    }
  }
}
