package avengers.clustering.inspect;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.cluster.WeightedCluster;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Intent;
import avengers.clustering.text.Figures;
import avengers.clustering.text.TextTable;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a router ranks one query, and why; the ranking and the plan are the gateway's own. */
public final class QueryExplanation {
  /** The rest of a wide view is told together. */
  private static final int SHOWN = 8;

  private final FittedRouter router;
  private final Ranking ranking;
  private final List<ClusterBest> best;
  private final ExplainedPlan plan;

  /**
   * Explains the ranking of all the router's models, and the plan that it leads to.
   *
   * @param query the query's unit vector
   */
  public QueryExplanation(FittedRouter router, float[] query, Intent intent, Caps caps) {
    this.router = router;
    this.ranking = new Ranker(router).rank(query, router.models());
    this.best = ClusterBest.of(router);
    this.plan = ExplainedPlan.of(router, ranking, intent, caps);
  }

  /** Paragraphs and tables, at most 100 columns wide. */
  public String toText() {
    WeightedCluster nearest = ranking.clusters().getFirst();
    return """
        nearest     cluster %d, at a squared distance of %s
        outlier     %s
        rule        %s

        %s
        %s""".formatted(nearest.cluster(), Figures.decimal(nearest.distance(), 3),
        RouterWords.paragraph(outlier(nearest)),
        RouterWords.paragraph(ranking.outlier()
            ? "the scores on all queries; clusters have no say"
            : RouterWords.rule(router)),
        ranking.outlier() ? overallTables() : clusterTables(nearest.cluster()), plan.toText());
  }

  private String outlier(WeightedCluster nearest) {
    if (router.radii().isEmpty()) {
      return RouterWords.outliers(router);
    }
    String radius = Figures.decimal(router.radii().get(nearest.cluster()), 3);
    return ranking.outlier()
        ? "yes: beyond the cluster's squared radius of " + radius
        : "no: within the cluster's squared radius of " + radius;
  }

  private String clusterTables(int nearest) {
    String strength = Figures.decimal(router.rule().shrinkage(), 0);
    TextTable models = new TextTable("lrrrrrr", "model", "score", "shrunk", "mean", "queries",
        "prior", "overall");
    for (ExplainedModel of : ExplainedModel.of(router, ranking)) {
      models.add(of.model(), Figures.percent(of.score()), Figures.percent(of.here()),
          of.count() == 0 ? "-" : Figures.percent(of.mean()), Figures.count(of.count()),
          Figures.percent(of.prior()), Figures.percent(of.overall()));
    }
    return """
        Clusters asked, nearest first

        %s
        Models, best first; scores in percent
          score    expected on this query: the shrunk scores of the clusters asked, by their weight
          shrunk   in cluster %d: (queries x mean + %s x prior) / (queries + %s)
          prior    what is expected in cluster %d from the overall score alone

        %s""".formatted(clusters(), nearest, strength, strength, nearest, models);
  }

  private String overallTables() {
    TextTable models = new TextTable("lrr", "model", "score", "queries");
    ranking.models()
        .forEach(of -> models.add(of.model(), Figures.percent(of.score()),
            Figures.count(of.support())));
    return """
        Clusters not asked, nearest first

        %s
        Models, best first; scores in percent
          score    over all the model's queries, of whatever cluster; doubted where few
          queries  how many these are

        %s""".formatted(clusters(), models);
  }

  private TextTable clusters() {
    TextTable table = new TextTable("rrrrrl", "cluster", "distance", "radius", "weight", "queries",
        "best there");
    List<WeightedCluster> clusters = ranking.clusters();
    for (WeightedCluster near : clusters.subList(0, Math.min(SHOWN, clusters.size()))) {
      ClusterBest of = best.get(near.cluster());
      table.add(Integer.toString(near.cluster()), Figures.decimal(near.distance(), 3),
          Figures.decimal(of.radius(), 3),
          ranking.outlier() ? "-" : Figures.decimal(near.weight(), 3), Figures.count(of.queries()),
          of.text(0));
    }
    if (clusters.size() > SHOWN) {
      List<WeightedCluster> rest = clusters.subList(SHOWN, clusters.size());
      double weight = rest.stream().mapToDouble(WeightedCluster::weight).sum();
      table.add("...", "", "", ranking.outlier() ? "-" : Figures.decimal(weight, 3), "",
          rest.size() + " more, together");
    }
    return table;
  }

  /** The same, unrounded. */
  public String toJson() {
    ObjectNode tree = JsonMapper.shared().createObjectNode().put("outlier", ranking.outlier());
    ArrayNode near = tree.putArray("clusters");
    ranking.clusters().forEach(cluster -> write(cluster, near.addObject()));
    ArrayNode models = tree.putArray("ranking");
    if (ranking.outlier()) {
      ranking.models()
          .forEach(of -> models.addObject()
              .put("model", of.model())
              .put("score", of.score())
              .put("n", of.support()));
    } else {
      ExplainedModel.of(router, ranking).forEach(of -> write(of, models.addObject()));
    }
    plan.write(tree);
    return tree.toPrettyString();
  }

  private void write(WeightedCluster cluster, ObjectNode entry) {
    ClusterBest of = best.get(cluster.cluster());
    entry.put("cluster", cluster.cluster()).put("distance", cluster.distance());
    of.radius().ifPresent(radius -> entry.put("radius", radius));
    entry.put("weight", ranking.outlier() ? 0 : cluster.weight()).put("queries", of.queries());
  }

  private static void write(ExplainedModel of, ObjectNode entry) {
    entry.put("model", of.model())
        .put("score", of.score())
        .put("shrunk", of.here())
        .put("mean", of.mean())
        .put("n", of.count())
        .put("prior", of.prior())
        .put("overall", of.overall());
  }
}
