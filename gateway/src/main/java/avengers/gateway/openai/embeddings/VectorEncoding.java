package avengers.gateway.openai.embeddings;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How a vector is written. */
public enum VectorEncoding {
  /** A list of numbers, each with the fewest digits that tell it from its neighbours. */
  FLOAT {
    @Override
    JsonNode write(float[] vector) {
      ArrayNode numbers = JsonNodeFactory.instance.arrayNode(vector.length);
      for (float number : vector) {
        numbers.add(number);
      }
      return numbers;
    }
  },

  /** The numbers' four bytes each, the lowest first, in base64. */
  BASE64 {
    @Override
    JsonNode write(float[] vector) {
      ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(vector);
      return JsonNodeFactory.instance
          .stringNode(Base64.getEncoder().encodeToString(bytes.array()));
    }
  };

  private static final String FIELD = "encoding_format";

  abstract JsonNode write(float[] vector);

  /** The one that a request asks for. */
  static VectorEncoding of(JsonNode request) {
    JsonNode asked = request.path(FIELD);
    return switch (asked.isString() ? asked.asString() : asked.isNull() ? "float" : "") {
      case "float" -> FLOAT;
      case "base64" -> BASE64;
      default -> {
        if (asked.isMissingNode()) {
          yield FLOAT;
        }
        throw new ApiException(ApiError.invalid(FIELD,
            "'" + FIELD + "' must be \"float\" or \"base64\"."));
      }
    };
  }
}
