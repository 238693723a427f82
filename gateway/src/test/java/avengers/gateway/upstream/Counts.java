package avengers.gateway.upstream;

/**
 * What became of an upstream's requests.
 *
 * @param open those that wait for the rest of their reply
 * @param finished those whose reply was sent as far as its script says
 * @param aborted those that the gateway gave up before
 */
public record Counts(int open, int finished, int aborted) {
  Counts opened() {
    return new Counts(open + 1, finished, aborted);
  }

  Counts ended(boolean whole) {
    return new Counts(open - 1, finished + (whole ? 1 : 0), aborted + (whole ? 0 : 1));
  }

  /** All requests so far. */
  public int all() {
    return open + finished + aborted;
  }
}
