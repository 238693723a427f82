package avengers.clustering.collect;

/** Collecting ended before everything was asked; the message says why, and how to go on. */
public final class CollectingStopped extends Exception {
  private static final long serialVersionUID = 1L;

  public CollectingStopped(String message) {
    super(message);
  }
}
