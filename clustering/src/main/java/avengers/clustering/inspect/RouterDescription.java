package avengers.clustering.inspect;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.routerfile.RouterFile;
import avengers.clustering.text.Figures;
import avengers.clustering.text.TextTable;
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
        worth       %s
        outliers    %s
        votes       %s
        plans       %s

        Models, best first; means over all their queries, scores in percent

        %s
        Clusters: the squared distance beyond which a query is an outlier, and the best by shrunk score
        in percent (with the queries of a model that was not asked all of the cluster's)

        %s%s%s"""
        .formatted(Figures.count(from.queries()), from.seed(), from.created(),
            from.sourceHash(), router.embedder(), router.centroids().dimension(),
            RouterWords.paragraph(RouterWords.rule(router)),
            RouterWords.paragraph(RouterWords.worth(router)),
            RouterWords.paragraph(RouterWords.outliers(router)),
            RouterWords.paragraph(RouterWords.votes(router)),
            RouterWords.paragraph(RouterWords.plans(router)), models(), clusters(),
            router.voting().map(voting -> "\n" + new VotingText(voting)).orElse(""),
            router.plans().map(plans -> "\n" + new DialText(plans)).orElse(""));
  }

  private TextTable models() {
    TextTable table = new TextTable("lrrrrrr", "model", "score", "queries", "dollars",
        "prompt tokens",
        "answer tokens", "seconds");
    for (int model : bestFirst) {
      ModelStatistics of = router.overall().get(model);
      table.add(router.models().get(model), Figures.percent(of.score()), Figures.count(of.count()),
          Figures.dollars(of.cost()), Figures.decimal(of.promptTokens(), 0),
          Figures.decimal(of.completionTokens(), 0), Figures.decimal(of.seconds(), 2));
    }
    return table;
  }

  private TextTable clusters() {
    TextTable table = new TextTable("rrrlll", "cluster", "queries", "radius", "best", "second",
        "third");
    for (ClusterBest cluster : clusters) {
      table.add(Integer.toString(cluster.cluster()), Figures.count(cluster.queries()),
          Figures.decimal(cluster.radius(), 3), cluster.text(0), cluster.text(1), cluster.text(2));
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
    cluster.radius().ifPresent(radius -> entry.put("radius", radius));
    ArrayNode models = entry.putArray("models");
    cluster.best()
        .forEach(model -> models.addObject()
            .put("model", model.model())
            .put("score", model.score())
            .put("count", model.queries()));
  }
}
