package avengers.gateway.backend;

/**
 * How a call to a backend ended.
 *
 * @param <A> what it answers
 */
public sealed interface Outcome<A> {
  /** A valid answer came. */
  record Answered<A>(A answer) implements Outcome<A> {}

  /** No valid answer came. */
  record Failed<A>(Failure why) implements Outcome<A> {}
}
