package avengers.clustering.routerfile;

import avengers.clustering.file.FileException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Values of JSON objects; one that is missing or of another kind is refused by its key. */
final class JsonFields {
  private JsonFields() {}

  static OptionalDouble optional(JsonNode object, String key) {
    return object.has(key) ? OptionalDouble.of(decimal(object, key)) : OptionalDouble.empty();
  }

  static double decimal(JsonNode object, String key) {
    JsonNode value = required(object, key);
    return check(value.isNumber(), key, "a number", value).doubleValue();
  }

  static long whole(JsonNode object, String key) {
    JsonNode value = required(object, key);
    return check(value.isIntegralNumber() && value.canConvertToLong(), key, "a whole number", value)
        .longValue();
  }

  static int integer(JsonNode object, String key) {
    return Math.clamp(whole(object, key), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static String text(JsonNode object, String key) {
    JsonNode value = required(object, key);
    return check(value.isString(), key, "a text", value).stringValue();
  }

  static boolean truth(JsonNode object, String key) {
    JsonNode value = required(object, key);
    return check(value.isBoolean(), key, "true or false", value).booleanValue();
  }

  static JsonNode list(JsonNode object, String key) {
    JsonNode value = required(object, key);
    return check(value.isArray(), key, "a list", value);
  }

  static List<Double> numbers(JsonNode object, String key) {
    List<Double> numbers = new ArrayList<>();
    list(object, key).forEach(number -> numbers.add(
        check(number.isNumber(), key, "a list of numbers", number).doubleValue()));
    return numbers;
  }

  static JsonNode required(JsonNode object, String key) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      throw new FileException("\"" + key + "\" is missing");
    }
    return value;
  }

  static JsonNode check(boolean right, String key, String expected, JsonNode value) {
    if (!right) {
      throw new FileException(
          "\"" + key + "\" is not " + expected + ", but " + value.getNodeType());
    }
    return value;
  }
}
