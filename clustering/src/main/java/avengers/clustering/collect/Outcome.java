package avengers.clustering.collect;

/** What came of a call. */
public sealed interface Outcome {
  /** A reply came. */
  record Answered(Reply reply) implements Outcome {}

  /** None came, and the call will not be tried again. */
  record Failed(String reason) implements Outcome {}
}
