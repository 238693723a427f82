package avengers.clustering.inspect;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.ShrunkScores;
import avengers.clustering.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One cluster of a router.
 *
 * @param queries how many labelled queries it has, at least: those of the model with most
 * @param radius the squared distance beyond which a query is an outlier, where the router knows it
 * @param best its models with the best shrunk scores, best first
 */
record ClusterBest(int cluster, long queries, OptionalDouble radius, List<Entry> best) {
  private static final int BEST = 3;

  ClusterBest {
    best = List.copyOf(best);
  }

  /**
   * A model in the cluster.
   *
   * @param score shrunk
   * @param queries how many labelled queries of the cluster stand behind it
   */
  record Entry(String model, double score, long queries) {}

  /** A model by its place, from 0: score and name, and its queries where the cluster has more. */
  String text(int place) {
    if (place >= best.size()) {
      return "";
    }
    Entry entry = best.get(place);
    return Figures.percent(entry.score()) + " " + entry.model()
        + (entry.queries() < queries ? " (" + Figures.count(entry.queries()) + ")" : "");
  }

  static List<ClusterBest> of(FittedRouter router) {
    double[][] scores = ShrunkScores.of(router.clusters(), router.overall(),
        router.rule().shrinkage());
    List<ClusterBest> clusters = new ArrayList<>();
    for (int cluster = 0; cluster < scores.length; cluster++) {
      clusters.add(of(router, cluster, scores[cluster]));
    }
    return clusters;
  }

  private static ClusterBest of(FittedRouter router, int cluster, double[] scores) {
    List<ModelStatistics> seen = router.clusters().get(cluster);
    long queries = seen.stream().mapToLong(ModelStatistics::count).max().orElse(0);
    List<Entry> best = IntStream.range(0, scores.length)
        .mapToObj(i -> new Entry(router.models().get(i), scores[i], seen.get(i).count()))
        .sorted(Comparator.comparingDouble(Entry::score).reversed())
        .limit(BEST)
        .toList();
    OptionalDouble radius = router.radii().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(router.radii().get(cluster));
    return new ClusterBest(cluster, queries, radius, best);
  }
}
