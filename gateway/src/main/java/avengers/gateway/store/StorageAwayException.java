package avengers.gateway.store;

/** Something could not be stored, or read: the database is away, or too much waits for it. */
public final class StorageAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageAwayException() {
    super("the database is away", null, false, false);
  }
}
