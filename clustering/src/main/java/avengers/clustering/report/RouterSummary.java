package avengers.clustering.report;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.ShrunkScores;
import avengers.clustering.fit.ClusterMap;
import avengers.clustering.fit.LabelledQueries;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a fitted router holds, in the numbers and words that the page shows. */
final class RouterSummary {
  private static final int WORDS = 8;
  private static final int EXAMPLES = 3;

  private final FittedRouter router;
  private final List<List<Member>> members;
  private final ClusterWords words;
  private final List<ClusterMap.Place> places;
  private final double[][] scores;

  private RouterSummary(FittedRouter router, LabelledQueries queries) {
    this.router = router;
    this.members = Member.byCluster(router.centroids(), queries);
    this.words = new ClusterWords(members.stream()
        .map(cluster -> cluster.stream().map(Member::words).toList())
        .toList());
    this.places = ClusterMap.of(router.centroids());
    this.scores = ShrunkScores.of(router.clusters(), router.overall(), router.rule().shrinkage());
  }

  /**
   * Describes a router; docs/report.md names the parts.
   *
   * @param queries what it was fitted on
   */
  static ObjectNode of(FittedRouter router, LabelledQueries queries) {
    return new RouterSummary(router, queries).toJson();
  }

  private ObjectNode toJson() {
    ObjectNode tree = JsonMapper.shared().createObjectNode().put("embedder", router.embedder());
    ArrayNode models = tree.putArray("models");
    for (int model = 0; model < router.models().size(); model++) {
      addModel(models.addObject(), model);
    }
    ArrayNode clusters = tree.putArray("clusters");
    for (int cluster = 0; cluster < members.size(); cluster++) {
      addCluster(clusters.addObject(), cluster);
    }
    return tree;
  }

  private void addModel(ObjectNode tree, int model) {
    ModelStatistics overall = router.overall().get(model);
    tree.put("name", router.models().get(model))
        .put("score", rounded(overall.score()))
        .put("queries", overall.count());
    overall.cost().ifPresent(cost -> tree.put("cost", cost));
  }

  private void addCluster(ObjectNode tree, int cluster) {
    tree.put("cluster", cluster)
        .put("queries", members.get(cluster).size())
        .put("x", rounded(places.get(cluster).x()))
        .put("y", rounded(places.get(cluster).y()))
        .put("best", router.models().get(best(cluster)));
    ArrayNode shrunk = tree.putArray("scores");
    ArrayNode counts = tree.putArray("counts");
    for (int model = 0; model < router.models().size(); model++) {
      shrunk.add(rounded(scores[cluster][model]));
      counts.add(router.clusters().get(cluster).get(model).count());
    }
    words.of(cluster, WORDS).forEach(tree.putArray("words")::add);
    Examples.of(members.get(cluster), EXAMPLES).forEach(tree.putArray("examples")::add);
    addDatasets(tree.putArray("datasets"), members.get(cluster));
  }

  /** The model of the best score; of equal ones the one that is better overall. */
  private int best(int cluster) {
    return IntStream.range(0, router.models().size())
        .boxed()
        .max(Comparator.<Integer>comparingDouble(model -> scores[cluster][model])
            .thenComparingDouble(model -> router.overall().get(model).score()))
        .orElseThrow();
  }

  private static void addDatasets(ArrayNode tree, List<Member> members) {
    Map<String, Long> counts = members.stream()
        .map(member -> member.query().dataset())
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    counts.entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> tree.addObject()
            .put("name", entry.getKey())
            .put("queries", entry.getValue()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
