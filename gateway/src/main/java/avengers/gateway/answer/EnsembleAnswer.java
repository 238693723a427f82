package avengers.gateway.answer;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Plan;
import avengers.clustering.vote.Verdict;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An ensemble's answer and how it came about.
 *
 * @param body the chat completion for the client
 */
public record EnsembleAnswer(ObjectNode body, Ranking ranking, Plan plan, Verdict verdict) {
  /** The nearest cluster, where the query's place is known. */
  public Optional<Integer> cluster() {
    return ranking.clusters().isEmpty()
        ? Optional.empty()
        : Optional.of(ranking.clusters().getFirst().cluster());
  }

  /**
   * The nearest cluster in words: its number, {@code 7;outlier} if the query is too far from it to
   * be ranked by it, {@code none} where no cluster is known.
   */
  public String place() {
    return cluster().map(number -> ranking.outlier() ? number + ";outlier" : number.toString())
        .orElse("none");
  }

  /** {@code winner/total}; 0/0 where the samples cannot be compared. */
  public String votes() {
    return verdict.votes() + "/" + verdict.voters();
  }

  /** The winner's share of the votes. */
  public String agreement() {
    return String.format(Locale.ROOT, "%.2f", verdict.agreement());
  }
}
