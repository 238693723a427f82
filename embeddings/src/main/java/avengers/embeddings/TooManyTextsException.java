package avengers.embeddings;

/** As many texts wait to be embedded as may; later there may be room. */
public final class TooManyTextsException extends EmbeddingException {
  private static final long serialVersionUID = 1L;

  TooManyTextsException() {
    super("too many texts wait to be embedded");
  }
}
