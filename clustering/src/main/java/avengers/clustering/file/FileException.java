package avengers.clustering.file;

/** A file cannot be read or written; the message says which, where, and what to change. */
public final class FileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FileException(String message) {
    super(message);
  }
}
