package avengers.gateway.endpoint;

/**
 * How a request that may share its answer came by it.
 *
 * @param <A> what asking brings
 */
sealed interface Turn<A> {
  /** It asked itself. */
  record Mine<A>(A answer) implements Turn<A> {}

  /** It gets what another one was answered. */
  record Again<A>(Repetition repetition) implements Turn<A> {}
}
