package avengers.clustering.reference;

/** Artefacts cannot be read or written; the message names the file, and what is wrong with it. */
public final class ReferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReferenceException(String message) {
    super(message);
  }
}
