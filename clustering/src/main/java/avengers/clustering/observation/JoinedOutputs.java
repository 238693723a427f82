package avengers.clustering.observation;

import java.util.Collection;
import java.util.List;

/**
 * Observations with the raw answers of other files.
 *
 * @param found queries that found raw answers
 * @param unplaced rows of raw answers that found no query
 * @param ungraded raw answers left out because their model has no score of their query
 * @param contradicted queries whose right answer the other files know differently; theirs is unused
 */
public record JoinedOutputs(Observations observations,
    int found,
    long unplaced,
    long ungraded,
    long contradicted) {
  static JoinedOutputs of(Observations before, Collection<OutputsOfQuery> outputs, long unplaced) {
    List<Observation> after = outputs.stream().map(OutputsOfQuery::joined).toList();
    return new JoinedOutputs(new Observations(after, before.models(), before.sourceHash()),
        (int) outputs.stream().filter(OutputsOfQuery::isFound).count(), unplaced,
        outputs.stream().mapToLong(OutputsOfQuery::ungraded).sum(),
        outputs.stream().filter(OutputsOfQuery::isContradicted).count());
  }
}
