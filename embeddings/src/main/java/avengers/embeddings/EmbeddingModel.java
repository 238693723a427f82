package avengers.embeddings;

/**
 * Which embedding model to load, and how to use it.
 *
 * @param source
 *          where its files are
 * @param pooling
 *          how token vectors become one
 * @param maxTokens
 *          how many tokens of a text count; what follows is cut off
 */
public record EmbeddingModel(ModelSource source, Pooling pooling, int maxTokens) {
  /** The token limit that the default model was trained with. */
  public static final int DEFAULT_MAX_TOKENS = 256;

  public EmbeddingModel {
    if (maxTokens < 8 || maxTokens > 8192) {
      throw new IllegalArgumentException("max-tokens must be from 8 to 8192, not " + maxTokens);
    }
  }

  /** The model that comes with the program: all-MiniLM-L6-v2, 384 dimensions, quantised. */
  public static EmbeddingModel bundled() {
    return new EmbeddingModel(new ModelSource.Bundled(), Pooling.MEAN, DEFAULT_MAX_TOKENS);
  }
}
