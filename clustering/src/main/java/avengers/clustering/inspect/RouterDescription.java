package avengers.clustering.inspect;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.routerfile.RouterFile;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in a router. */
public final class RouterDescription {
  private final FittedRouter router;
  private final List<ClusterBest> clusters;
  private final List<Integer> bestFirst;

  public RouterDescription(FittedRouter router) {
    this.router = router;
    this.clusters = ClusterBest.of(router);
    this.bestFirst = IntStream.range(0, router.models().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> router.overall().get(i).score())
            .reversed())
        .toList();
  }

  /** Paragraphs and tables, at most 100 columns wide. */
  public String toText() {
    Provenance from = router.provenance();
    return """
        fitted on   %s queries, seed %d, at %s
        source      sha256:%s
        embedder    %s, %d dimensions
        rule        %s

        Models, best first; means over all their queries, scores in percent

        %s
        Clusters, and their best by shrunk score in percent (with the queries of a model that was
        not asked all of the cluster's)

        %s""".formatted(Figures.count(from.queries()), from.seed(), from.created(),
        from.sourceHash(), router.embedder(), router.centroids().dimension(), words(router.rule()),
        models(), clusters());
  }

  static String words(RoutingRule rule) {
    String nearest = rule.nearest() == 1
        ? "the scores of the nearest cluster"
        : "the scores of the " + rule.nearest() + " nearest clusters, weighted by exp(-"
            + Figures.decimal(rule.sharpness(), 0) + " x squared distance)";
    return nearest + (rule.shrinkage() == 0
        ? ";\n            raw means"
        : ";\n            shrunk: " + Figures.decimal(rule.shrinkage(), 0)
            + " queries of the model's expected score are mixed into each mean");
  }

  private Table models() {
    Table table = new Table("lrrrrrr", "model", "score", "queries", "dollars", "prompt tokens",
        "answer tokens", "seconds");
    for (int model : bestFirst) {
      ModelStatistics of = router.overall().get(model);
      table.add(router.models().get(model), Figures.percent(of.score()), Figures.count(of.count()),
          Figures.dollars(of.cost()), Figures.decimal(of.promptTokens(), 0),
          Figures.decimal(of.completionTokens(), 0), Figures.decimal(of.seconds(), 2));
    }
    return table;
  }

  private Table clusters() {
    Table table = new Table("rrlll", "cluster", "queries", "best", "second", "third");
    for (ClusterBest cluster : clusters) {
      table.add(Integer.toString(cluster.cluster()), Figures.count(cluster.queries()),
          cluster.text(0), cluster.text(1), cluster.text(2));
    }
    return table;
  }

  /** What the router file holds without its centroids, and the best models of each cluster. */
  public String toJson() {
    ObjectNode tree = RouterFile.tree(router).without(List.of("format", "version", "centroids"));
    ArrayNode best = tree.putArray("best");
    clusters.forEach(cluster -> write(cluster, best.addObject()));
    return tree.toPrettyString();
  }

  private static void write(ClusterBest cluster, ObjectNode entry) {
    entry.put("cluster", cluster.cluster()).put("queries", cluster.queries());
    ArrayNode models = entry.putArray("models");
    cluster.best()
        .forEach(model -> models.addObject()
            .put("model", model.model())
            .put("score", model.score())
            .put("count", model.queries()));
  }
}
