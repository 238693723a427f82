package avengers.embeddings;

import org.jspecify.annotations.Nullable;

/** A text could not be embedded, or an embedding model could not be loaded. */
public sealed class EmbeddingException extends RuntimeException permits TooManyTextsException {
  private static final long serialVersionUID = 1L;

  public EmbeddingException(String message) {
    this(message, null);
  }

  public EmbeddingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
