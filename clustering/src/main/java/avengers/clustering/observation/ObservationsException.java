package avengers.clustering.observation;

/** An observations file cannot be used; the message says where and what to change. */
public final class ObservationsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ObservationsException(String message) {
    super(message);
  }
}
