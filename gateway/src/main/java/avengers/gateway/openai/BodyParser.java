package avengers.gateway.openai;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Parses the body of a request, and remembers where in its bytes each field stands. */
final class BodyParser {
  private static final ObjectReader VALUES = Json.REQUESTS.readerFor(JsonNode.class)
      .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
      .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int LONGEST_SHOWN = 100;

  private final byte[] bytes;
  private final ObjectNode tree = Json.MAPPER.createObjectNode();
  private final SequencedMap<String, ByteBuffer> fields = new LinkedHashMap<>();

  private BodyParser(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads it whole.
   *
   * @throws ApiException if it is no JSON object in UTF-8, or gives a field twice
   */
  static BodyParser read(byte[] body) {
    BodyParser parsed = new BodyParser(Encoding.withoutMark(body));
    Encoding.requireUtf8(parsed.bytes);
    try (JsonParser parser = Json.REQUESTS.createParser(parsed.bytes)) {
      parsed.read(parser);
    }
    return parsed;
  }

  private void read(JsonParser parser) {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ApiException(ApiError.of(ErrorKind.INVALID_REQUEST,
            "The request's body must be a JSON object."));
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        field(parser);
      }
      if (parser.nextToken() != null) {
        throw BadJson.at((int) parser.currentTokenLocation().getByteOffset(), bytes,
            "the object has ended, and more follows");
      }
    } catch (JacksonException | NumberFormatException e) {
      throw BadJson.of(e, parser, bytes);
    }
  }

  private void field(JsonParser parser) {
    String name = parser.currentName();
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.nextToken();
    JsonNode value = VALUES.readValue(parser);
    int end = (int) parser.currentLocation().getByteOffset();
    if (fields.put(name, ByteBuffer.wrap(bytes, start, end - start)) != null) {
      String shown = name.substring(0, Math.min(LONGEST_SHOWN, name.length()));
      throw new ApiException(ApiError.invalid(shown, "'" + shown
          + "' is given twice; it is not clear which one is meant."));
    }
    tree.set(name, value);
  }

  ObjectNode tree() {
    return tree;
  }

  SequencedMap<String, ByteBuffer> fields() {
    return fields;
  }
}
