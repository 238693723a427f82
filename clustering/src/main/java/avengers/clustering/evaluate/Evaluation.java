package avengers.clustering.evaluate;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.Scoring;
import avengers.clustering.observation.Observation;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;

/** Measures a router on queries that it was not fitted on. */
public final class Evaluation {
  private final HeldOut parts;
  private final FittedRouter router;
  private final Ranker ranker;
  private final Map<String, List<ModelStatistics>> byDataset;

  /** Prepares to measure a router that was fitted on the training part. */
  public Evaluation(HeldOut parts, FittedRouter router) {
    this.parts = parts;
    this.router = router;
    this.ranker = new Ranker(router);
    this.byDataset = byDataset(parts.train());
  }

  /** The mean score of each way over the test queries, 0 to 1. */
  public Map<Row, Double> meanScores() {
    Map<Row, Double> means = new EnumMap<>(Row.class);
    means.put(Row.RANDOM, mean((query, embedding) -> average(query)));
    means.put(Row.BEST_SINGLE, mean((query, embedding) -> chosen(query, router.overall())));
    means.put(Row.ROUTED, mean(this::routed));
    means.put(Row.REFERENCE, mean(this::reference));
    means.put(Row.DATASET_LABEL, mean((query, embedding) -> chosen(query,
        byDataset.getOrDefault(query.dataset(), router.overall()))));
    means.put(Row.ORACLE, mean((query, embedding) -> best(query)));
    return means;
  }

  /** The mean score when the samples of several models vote, 0 to 1. */
  public double meanVotedScore(RecordedVote vote) {
    return mean((query, embedding) -> vote.score(query,
        ranker.rank(embedding, candidates(query))));
  }

  /**
   * The share of queries to which any model gave any right answer: what no vote over recorded
   * samples can exceed. The oracle of {@link #meanScores} asks each query's best model once.
   */
  public double shareAnsweredByAny() {
    return mean((query, embedding) -> best(query) > 0 ? 1 : 0);
  }

  private double mean(ToDoubleBiFunction<Observation, float[]> score) {
    LabelledQueries test = parts.test();
    double sum = 0;
    for (int i = 0; i < test.size(); i++) {
      sum += score.applyAsDouble(test.queries().get(i), test.embeddings().get(i));
    }
    return sum / test.size();
  }

  private double routed(Observation query, float[] embedding) {
    RankedModel best = ranker.rank(embedding, candidates(query)).models().getFirst();
    return query.scores().getOrDefault(best.model(), 0.0);
  }

  /**
   * Avengers, arXiv 2505.19797: distance {@code 1 - c . q} with centroids as k-means left them, one
   * cluster, models by their raw mean there.
   */
  private double reference(Observation query, float[] embedding) {
    Centroids centroids = router.centroids();
    int nearest = 0;
    for (int cluster = 1; cluster < centroids.count(); cluster++) {
      if (centroids.dot(embedding, cluster) > centroids.dot(embedding, nearest)) {
        nearest = cluster;
      }
    }
    return chosen(query, router.clusters().get(nearest));
  }

  /** The query's score by the model with the best statistics, of those that answered the query. */
  private double chosen(Observation query, List<ModelStatistics> statistics) {
    double expected = -1;
    double score = 0;
    for (int model = 0; model < statistics.size(); model++) {
      Double seen = query.scores().get(router.models().get(model));
      if (seen != null && statistics.get(model).score() > expected) {
        expected = statistics.get(model).score();
        score = seen;
      }
    }
    return score;
  }

  private static Collection<String> candidates(Observation query) {
    return new TreeSet<>(query.scores().keySet());
  }

  private static double average(Observation query) {
    return query.scores().values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double best(Observation query) {
    return query.scores().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static Map<String, List<ModelStatistics>> byDataset(LabelledQueries train) {
    List<String> names = train.queries().stream().map(Observation::dataset).distinct().toList();
    Map<String, Integer> positions = new HashMap<>();
    names.forEach(name -> positions.put(name, positions.size()));
    List<List<ModelStatistics>> statistics = Scoring.byGroup(train, names.size(),
        query -> positions.getOrDefault(train.queries().get(query).dataset(), -1));
    Map<String, List<ModelStatistics>> byDataset = new HashMap<>();
    positions.forEach((name, position) -> byDataset.put(name, statistics.get(position)));
    return byDataset;
  }
}
