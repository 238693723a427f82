package avengers.clustering.inspect;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.cluster.ShrunkScores;
import avengers.clustering.cluster.WeightedCluster;
import avengers.clustering.plan.Plan;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a router ranks one query, and why; the ranking and the plan are the gateway's own. */
public final class QueryExplanation {
  /** Shrunk with this strength, a mean is its prior: no count of queries weighs against it. */
  private static final double PRIOR_ALONE = 1e15;

  private final List<WeightedCluster> clusters;
  private final List<ClusterBest> best;
  private final List<ExplainedModel> models;
  private final Plan plan;
  private final FittedRouter router;

  /**
   * Explains the ranking of all the router's models.
   *
   * @param query the query's unit vector
   * @param samples how many answers an ensemble asks for
   * @param asked over how many models it spreads them
   */
  public QueryExplanation(FittedRouter router, float[] query, int samples, int asked) {
    Ranking ranking = new Ranker(router).rank(query, router.models());
    this.router = router;
    this.clusters = ranking.clusters();
    this.best = ClusterBest.of(router);
    this.models = explained(ranking);
    this.plan = Plan.spread(ranking, samples, asked);
  }

  private List<ExplainedModel> explained(Ranking ranking) {
    int nearest = ranking.clusters().getFirst().cluster();
    double[] here = row(nearest, router.rule().shrinkage());
    double[] priors = row(nearest, PRIOR_ALONE);
    return ranking.models()
        .stream()
        .map(ranked -> explained(ranked, nearest, here, priors))
        .toList();
  }

  private double[] row(int cluster, double strength) {
    return ShrunkScores.of(router.clusters(), router.overall(), strength)[cluster];
  }

  private ExplainedModel explained(RankedModel ranked, int nearest, double[] here,
      double[] priors) {
    int model = router.models().indexOf(ranked.model());
    ModelStatistics seen = router.clusters().get(nearest).get(model);
    return new ExplainedModel(ranked.model(), ranked.score(), here[model], seen.score(),
        seen.count(), priors[model], router.overall().get(model).score());
  }

  /** Paragraphs and tables, at most 100 columns wide. */
  public String toText() {
    WeightedCluster nearest = clusters.getFirst();
    return """
        nearest     cluster %d, at a squared distance of %s
        rule        %s

        Clusters asked, nearest first

        %s
        Models, best first; scores in percent
          score    expected on this query: the shrunk scores of the clusters asked, by their weight
          shrunk   in cluster %d: (queries x mean + %s x prior) / (queries + %s)
          prior    what is expected in cluster %d from the overall score alone

        %s
        Plan: %d samples of %s
        """.formatted(nearest.cluster(), Figures.decimal(nearest.distance(), 3),
        RouterDescription.words(router.rule()), clusterTable(), nearest.cluster(),
        Figures.decimal(router.rule().shrinkage(), 0),
        Figures.decimal(router.rule().shrinkage(), 0), nearest.cluster(), modelTable(),
        plan.samples(), shares());
  }

  private Table clusterTable() {
    Table table = new Table("rrrrl", "cluster", "distance", "weight", "queries", "best there");
    for (WeightedCluster cluster : clusters) {
      ClusterBest of = best.get(cluster.cluster());
      table.add(Integer.toString(cluster.cluster()), Figures.decimal(cluster.distance(), 3),
          Figures.decimal(cluster.weight(), 3), Figures.count(of.queries()),
          of.text(0));
    }
    return table;
  }

  private Table modelTable() {
    Table table = new Table("lrrrrrr", "model", "score", "shrunk", "mean", "queries", "prior",
        "overall");
    for (ExplainedModel of : models) {
      table.add(of.model(), Figures.percent(of.score()), Figures.percent(of.here()),
          of.count() == 0 ? "-" : Figures.percent(of.mean()), Figures.count(of.count()),
          Figures.percent(of.prior()), Figures.percent(of.overall()));
    }
    return table;
  }

  private String shares() {
    return plan.shares()
        .stream()
        .map(share -> share.model().model() + " (" + share.samples() + ")")
        .collect(Collectors.joining(", "));
  }

  /** The same, unrounded. */
  public String toJson() {
    ObjectNode tree = JsonMapper.shared().createObjectNode();
    ArrayNode near = tree.putArray("clusters");
    clusters.forEach(cluster -> near.addObject()
        .put("cluster", cluster.cluster())
        .put("distance", cluster.distance())
        .put("weight", cluster.weight())
        .put("queries", best.get(cluster.cluster()).queries()));
    ArrayNode ranked = tree.putArray("models");
    models.forEach(of -> ranked.addObject()
        .put("model", of.model())
        .put("score", of.score())
        .put("shrunk", of.here())
        .put("mean", of.mean())
        .put("count", of.count())
        .put("prior", of.prior())
        .put("overall", of.overall()));
    ArrayNode shares = tree.putArray("plan");
    plan.shares()
        .forEach(share -> shares.addObject()
            .put("model", share.model().model())
            .put("samples", share.samples()));
    return tree.toPrettyString();
  }
}
