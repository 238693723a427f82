package avengers.gateway.openai;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as clients and backends exchange it: numbers keep their digits, depth is bounded. */
public final class Json {
  static final int DEEPEST = 200;
  private static final int LONGEST_TEXT = 1 << 30;

  /**
   * Names, values and brackets in a request. Each takes up to a hundred bytes of memory, and there
   * is one for two bytes of a malicious body.
   */
  static final int MOST_PARTS = 1_000_000;

  public static final JsonMapper MAPPER = mapper(limits().build());

  /** For requests, of which there may be many at the same time. */
  static final JsonMapper REQUESTS = mapper(limits().maxTokenCount(MOST_PARTS).build());

  private Json() {}

  private static StreamReadConstraints.Builder limits() {
    return StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LONGEST_TEXT);
  }

  private static JsonMapper mapper(StreamReadConstraints limits) {
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /** The object that a backend sent; empty if that is anything else. */
  public static Optional<ObjectNode> readObject(byte[] bytes) {
    return read(bytes).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
  }

  /** What a backend sent; empty if that is no JSON in UTF-8. */
  public static Optional<JsonNode> read(byte[] bytes) {
    if (isWide(bytes)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(bytes));
    } catch (JacksonException | NumberFormatException e) {
      // Jackson lets the latter escape for an exponent of more digits than an int has.
      return Optional.empty();
    }
  }

  /** Jackson reads texts of two and four bytes a letter, which clients do not. */
  private static boolean isWide(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xFE) == 0xFE);
  }

  /** Whether this is a list that has something, and nothing but objects. */
  static boolean isListOfObjects(JsonNode value) {
    return value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isObject);
  }
}
