package avengers.clustering.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks models for a query by a fitted router: the scores of the nearest clusters, weighted by
 * nearness (Avengers, arXiv 2505.19797; with the scores themselves in place of their ranks, and
 * shrunk). Of equal scores the better overall one comes first, then the earlier candidate.
 */
public final class Ranker {
  private static final Comparator<RankedModel> BEST_FIRST = Comparator.comparingDouble(
      RankedModel::score).reversed();

  private final FittedRouter router;
  private final double[] overall;
  private final double[][] scores;
  private final Map<String, Integer> positions = new HashMap<>();

  public Ranker(FittedRouter router) {
    this.router = router;
    this.overall = OverallScores.of(router.overall());
    this.scores = ShrunkScores.of(router.clusters(), router.overall(), router.rule().shrinkage());
    for (String model : router.models()) {
      positions.put(model, positions.size());
    }
  }

  public FittedRouter router() {
    return router;
  }

  /**
   * Ranks the candidates for a query; for an outlier by their scores over all queries. One that the
   * router has no scores of comes last, with score 0 and no support.
   *
   * @param query the query's unit vector, of the router's dimension
   */
  public Ranking rank(float[] query, Collection<String> candidates) {
    List<WeightedCluster> clusters = Neighbourhood.of(query, router.centroids(), router.rule());
    boolean outlier = router.isOutlier(clusters.getFirst());
    return new Ranking(clusters, ranked(candidates, outlier ? List.of() : clusters), outlier);
  }

  /** Ranks the candidates by their scores over all queries, for a query whose place is unknown. */
  public Ranking rankOverall(Collection<String> candidates) {
    return new Ranking(List.of(), ranked(candidates, List.of()));
  }

  private List<RankedModel> ranked(Collection<String> candidates, List<WeightedCluster> clusters) {
    List<RankedModel> ranked = new ArrayList<>();
    for (String candidate : byOverallScore(candidates)) {
      Integer position = positions.get(candidate);
      ranked.add(position == null
          ? new RankedModel(candidate, 0, 0)
          : ranked(candidate, position, clusters));
    }
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  private List<String> byOverallScore(Collection<String> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble(this::overallScore).reversed())
        .toList();
  }

  private double overallScore(String model) {
    Integer position = positions.get(model);
    return position == null ? 0 : overall[position];
  }

  private RankedModel ranked(String model, int position, List<WeightedCluster> clusters) {
    if (clusters.isEmpty()) {
      return new RankedModel(model, overall[position], router.overall().get(position).count());
    }
    double score = Neighbourhood.score(clusters, scores, position);
    int nearest = clusters.getFirst().cluster();
    return new RankedModel(model, score, router.clusters().get(nearest).get(position).count());
  }
}
