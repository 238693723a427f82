package avengers.gateway.chaos;

import avengers.gateway.upstream.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What clients saw of one fault.
 *
 * @param faulty backends of five that had it
 * @param seen by what was asked, how often what was seen
 * @param longest that a request took
 * @param recovery from the end of the fault to the first right answer of a faulty backend
 */
record Findings(Fault fault,
    int faulty,
    Map<Asking, Map<Seen, Long>> seen,
    Duration longest,
    Duration recovery) {
  static final String HEADING = "%-31s %6s  %-17s %-17s %5s %5s %8s %9s".formatted("fault",
      "faulty", "voted right/error", "alone right/error", "wrong", "hung", "longest", "recovery");

  /** How often this was seen by whoever asked for a vote, or asked a faulty backend itself. */
  long count(Seen what, boolean voted) {
    return seen.entrySet()
        .stream()
        .filter(asked -> asked.getKey().isVoted() == voted)
        .mapToLong(asked -> asked.getValue().getOrDefault(what, 0L))
        .sum();
  }

  /** How often this was seen by anyone. */
  long count(Seen what) {
    return count(what, true) + count(what, false);
  }

  /** A line of the table. */
  String line() {
    return "%-31s %6s  %-17s %-17s %5d %5d %8s %9s".formatted(fault.name()
        .toLowerCase(java.util.Locale.ROOT)
        .replace('_', ' '), faulty + " of 5", rates(true), rates(false), count(Seen.WRONG),
        count(Seen.HUNG), seconds(longest), seconds(recovery));
  }

  private String rates(boolean voted) {
    return Stream.of(Seen.RIGHT, Seen.CLEAR_ERROR)
        .map(what -> Long.toString(count(what, voted)))
        .collect(Collectors.joining("/"));
  }

  private static String seconds(Duration time) {
    return "%.2f s".formatted(time.toMillis() / 1_000.0);
  }
}
