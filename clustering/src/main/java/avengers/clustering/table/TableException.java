package avengers.clustering.table;

/** A file of rows cannot be used; the message says where and what to change. */
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TableException(String message) {
    super(message);
  }
}
