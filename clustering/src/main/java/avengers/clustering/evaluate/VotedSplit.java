package avengers.clustering.evaluate;

import java.util.List;

/**
 * How one vote did on a split's test queries.
 *
 * @param scores in the queries' order; NaN where no answer was recorded
 */
record VotedSplit(List<Double> scores, ConfidenceError error) {
  VotedSplit {
    scores = List.copyOf(scores);
  }
}
