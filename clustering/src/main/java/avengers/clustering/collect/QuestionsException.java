package avengers.clustering.collect;

/** Questions that cannot be asked; the message says where, and what to change. */
public final class QuestionsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QuestionsException(String message) {
    super(message);
  }
}
