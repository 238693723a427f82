package avengers.clustering.evaluate;

import avengers.clustering.cluster.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a measurement over several splits found.
 *
 * @param queries how many labelled queries were split
 * @param models how many models they have scores of
 * @param clusters of the router fitted on all queries
 * @param seeds how many splits were measured
 * @param bestSingle the model that was best on the first split's training part
 * @param evidence why the router of all queries routes, or sends everything to one model
 * @param voters how many models have raw answers, and so may vote
 * @param votes by number of models that vote; empty if no raw answers are recorded
 * @param byDataset in alphabetical order
 * @param byCluster those of the router fitted on all queries
 * @param frontier empty unless the cost of every model is known
 */
public record EvaluationResult(int queries,
    int models,
    int clusters,
    int seeds,
    String bestSingle,
    Optional<Evidence> evidence,
    Map<Row, RowResult> rows,
    int voters,
    List<VoteResult> votes,
    List<GroupResult> byDataset,
    List<GroupResult> byCluster,
    Optional<Frontier> frontier,
    Optional<Sensitivity> sensitivity,
    Optional<LeaveOneOut> leaveOneOut) {
  public EvaluationResult {
    votes = List.copyOf(votes);
    byDataset = List.copyOf(byDataset);
    byCluster = List.copyOf(byCluster);
  }
}
