package avengers.clustering.evaluate;

import java.util.ArrayList;
import java.util.List;

/** How one vote did on every query, over all splits. */
final class VoteScores {
  private final QueryScores scores;
  private final List<ConfidenceError> errors = new ArrayList<>();

  /** Prepares for this many queries. */
  VoteScores(int queries) {
    scores = new QueryScores(queries);
  }

  void add(HeldOut parts, VotedSplit split) {
    scores.add(parts, split.scores().stream().mapToDouble(Double::doubleValue).toArray());
    errors.add(split.error());
  }

  RowResult row(QueryScores bestSingle) {
    return RowResult.of(scores, bestSingle);
  }

  ConfidenceError error() {
    return ConfidenceError.mean(errors);
  }
}
