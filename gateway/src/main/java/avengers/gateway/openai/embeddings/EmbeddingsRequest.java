package avengers.gateway.openai.embeddings;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.RequestBody;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A request for embeddings by the gateway's own model.
 *
 * @param texts 1 to 2,048, none empty
 * @param encoding how the vectors are to be written
 */
public record EmbeddingsRequest(List<String> texts, VectorEncoding encoding) {
  private static final String DIMENSIONS = "dimensions";

  /** Keeps the texts as they are now. */
  public EmbeddingsRequest {
    texts = List.copyOf(texts);
  }

  /**
   * Reads a request.
   *
   * @param dimension the length of the model's vectors
   * @throws ApiException if a field is missing or mistyped, or asks for what the model does not
   * give
   */
  public static EmbeddingsRequest of(RequestBody body, int dimension) {
    JsonNode tree = body.tree();
    checkDimensions(tree.path(DIMENSIONS), dimension);
    return new EmbeddingsRequest(InputTexts.of(tree.path("input")), VectorEncoding.of(tree));
  }

  private static void checkDimensions(JsonNode asked, int dimension) {
    boolean same = asked.isIntegralNumber() && asked.canConvertToInt()
        && asked.asInt() == dimension;
    if (!asked.isMissingNode() && !asked.isNull() && !same) {
      throw new ApiException(ApiError.invalid(DIMENSIONS, "'" + DIMENSIONS
          + "': the vectors of this model have " + dimension + " dimensions, and no fewer."));
    }
  }
}
