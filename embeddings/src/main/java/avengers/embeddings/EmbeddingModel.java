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

  public static final int MIN_MAX_TOKENS = 8;
  public static final int MAX_MAX_TOKENS = 8_192;

  public EmbeddingModel {
    if (maxTokens < MIN_MAX_TOKENS || maxTokens > MAX_MAX_TOKENS) {
      throw new IllegalArgumentException("the token limit must be from " + MIN_MAX_TOKENS + " to "
          + MAX_MAX_TOKENS + ", not " + maxTokens);
    }
  }

  /** The model that comes with the program: all-MiniLM-L6-v2, 384 dimensions, quantised. */
  public static EmbeddingModel bundled() {
    return new EmbeddingModel(new ModelSource.Bundled(), Pooling.MEAN, DEFAULT_MAX_TOKENS);
  }
}
