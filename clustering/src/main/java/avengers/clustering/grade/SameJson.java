package avengers.clustering.grade;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Right is a reply that is the same JSON: keys in any order, numbers by value. It may stand in a
 * fence, or among other text from its first opening bracket to its last closing one.
 */
record SameJson(JsonNode right) implements Rule {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  @Override
  public double grade(String reply) {
    String block = CodeBlock.last(reply);
    return Rule.grade(parse(block).or(() -> parse(inBrackets(block)))
        .filter(given -> same(right, given))
        .isPresent());
  }

  /** JSON that is nothing else. */
  static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(tree -> !tree.isMissingNode());
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  private static String inBrackets(String text) {
    int start = first(text.indexOf('{'), text.indexOf('['));
    int end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
    return start < 0 || end < start ? "" : text.substring(start, end + 1);
  }

  private static int first(int one, int other) {
    return one < 0 || (other >= 0 && other < one) ? other : one;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isObject() && other.isObject()) {
      return one.size() == other.size() && one.properties()
          .stream()
          .allMatch(field -> other.has(field.getKey())
              && same(field.getValue(), other.get(field.getKey())));
    }
    if (one.isArray() && other.isArray() && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        if (!same(one.get(i), other.get(i))) {
          return false;
        }
      }
      return true;
    }
    return one.equals(other);
  }
}
