package avengers.clustering.fit;

import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Neighbourhood;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.cluster.ShrunkScores;
import avengers.clustering.cluster.WeightedCluster;
import avengers.clustering.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Finds how strongly clusters' scores are to be shrunk: by cross-validation, the strength with
 * which routing would have scored best on training queries that were left out of the scores. The
 * strongest candidate makes every cluster choose the best single model, so that data in which one
 * model dominates ends there.
 */
final class ShrinkageFit {
  private static final int FOLDS = 10;

  /** Queries of prior score mixed into each cluster, weakest first. */
  private static final List<Double> CANDIDATES = List.of(5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0,
      640.0, 1e9);

  private final LabelledQueries queries;
  private final KMeansClustering clustering;
  private final List<List<WeightedCluster>> neighbourhoods = new ArrayList<>();
  private final int[] folds;

  ShrinkageFit(LabelledQueries queries, KMeansClustering clustering, RoutingRule rule, long seed) {
    this.queries = queries;
    this.clustering = clustering;
    this.folds = new SplittableRandom(seed).ints(queries.size(), 0, FOLDS).toArray();
    for (float[] embedding : queries.embeddings()) {
      neighbourhoods.add(Neighbourhood.of(embedding, clustering.centroids(), rule));
    }
  }

  double strength() {
    double[] sums = new double[CANDIDATES.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      addScores(fold, sums);
    }
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      // Where the data do not tell, clusters are trusted less.
      best = sums[i] >= sums[best] ? i : best;
    }
    return CANDIDATES.get(best);
  }

  /** Adds, by candidate, what routing scores on one fold with the scores of the others. */
  private void addScores(int fold, double[] sums) {
    List<List<ModelStatistics>> clusters = Scoring.byGroup(queries, clustering.centroids().count(),
        query -> folds[query] == fold ? -1 : clustering.clusterOf(query));
    List<ModelStatistics> overall = Scoring.byGroup(queries, 1,
        query -> folds[query] == fold ? -1 : 0).getFirst();
    for (int candidate = 0; candidate < sums.length; candidate++) {
      double[][] scores = ShrunkScores.of(clusters, overall, CANDIDATES.get(candidate));
      for (int query = 0; query < folds.length; query++) {
        if (folds[query] == fold) {
          sums[candidate] += routedScore(query, scores);
        }
      }
    }
  }

  private double routedScore(int query, double[][] scores) {
    Observation observation = queries.queries().get(query);
    Map<String, Double> recorded = observation.scores();
    double best = -1;
    double routed = 0;
    for (int model = 0; model < queries.models().size(); model++) {
      Double seen = recorded.get(queries.models().get(model));
      double expected = Neighbourhood.score(neighbourhoods.get(query), scores, model);
      if (seen != null && expected > best) {
        best = expected;
        routed = seen;
      }
    }
    return routed;
  }
}
