package avengers.embeddings;

/**
 * Which embedding model to load, and how to use it.
 *
 * @param source where its files are
 * @param pooling how token vectors become one
 * @param maxTokens how many tokens of a text count; what follows is cut off
 */
public record EmbeddingModel(ModelSource source, Pooling pooling, int maxTokens) {
  /** The token limit that the default model was trained with. */
  public static final int DEFAULT_MAX_TOKENS = 256;

  public static final int LEAST_TOKEN_LIMIT = 8;
  public static final int GREATEST_TOKEN_LIMIT = 8_192;

  public EmbeddingModel {
    if (maxTokens < LEAST_TOKEN_LIMIT || maxTokens > GREATEST_TOKEN_LIMIT) {
      throw new IllegalArgumentException(
          "the token limit must be from " + LEAST_TOKEN_LIMIT + " to "
              + GREATEST_TOKEN_LIMIT + ", not " + maxTokens);
    }
  }

  /** The model that comes with the program: all-MiniLM-L6-v2, 384 dimensions, quantised. */
  public static EmbeddingModel bundled() {
    return new EmbeddingModel(new ModelSource.Bundled(), Pooling.MEAN, DEFAULT_MAX_TOKENS);
  }
}
