package avengers.clustering.evaluate;

import java.util.Optional;

/**
 * How one way of answering did.
 *
 * @param queryMean over the splits, each the mean over its queries; percent
 * @param datasetMean the unweighted mean over data sets; percent
 * @param againstBestSingle compared with the best single model; empty for that model itself
 */
public record RowResult(MeanAndDeviation queryMean,
    double datasetMean,
    Optional<Difference> againstBestSingle) {
  static RowResult of(QueryScores scores) {
    return new RowResult(scores.queryMean(), scores.datasetMean(), Optional.empty());
  }

  static RowResult of(QueryScores scores, QueryScores bestSingle) {
    return new RowResult(scores.queryMean(), scores.datasetMean(), Optional.of(
        PairedBootstrap.difference(scores, bestSingle, scores.tested())));
  }
}
