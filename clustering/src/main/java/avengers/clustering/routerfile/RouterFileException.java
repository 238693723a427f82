package avengers.clustering.routerfile;

/** A router file cannot be used; the message says why, and names both sides of a mismatch. */
public final class RouterFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RouterFileException(String message) {
    super(message);
  }
}
