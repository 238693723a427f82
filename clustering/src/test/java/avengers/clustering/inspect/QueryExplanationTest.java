package avengers.clustering.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.cluster.Routers;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Intent;
import avengers.clustering.testing.Vectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryExplanationTest {
  private static final RoutingRule RULE = new RoutingRule(2, 3, 20);

  private static QueryExplanation counted(FittedRouter router, float[] query, int samples,
      int models) {
    return new QueryExplanation(router, query,
        new Intent.ByCount(samples, models, Optional.empty()), Caps.NONE);
  }

  private static JsonNode explained(FittedRouter router, float[] query) {
    return JsonMapper.shared().readTree(counted(router, query, 5, 2).toJson());
  }

  @Test
  void theRankingIsTheOneThatTheGatewayMakes() {
    RandomGenerator random = Vectors.seeded(1);
    FittedRouter router = Routers.specialists(RULE);
    for (int round = 0; round < 50; round++) {
      float[] query = Vectors.random(random, 2);
      Ranking ranking = new Ranker(router).rank(query, router.models());

      JsonNode explained = explained(router, query);

      assertThat(explained.get("clusters")).hasSameSizeAs(ranking.clusters());
      for (int place = 0; place < 2; place++) {
        JsonNode model = explained.get("ranking").get(place);
        assertThat(model.get("model").stringValue()).isEqualTo(
            ranking.models().get(place).model());
        assertThat(model.get("score").doubleValue()).isEqualTo(ranking.models().get(place).score());
        assertThat(model.get("n").longValue()).isEqualTo(
            ranking.models().get(place).support());
      }
    }
  }

  @Test
  void theShrunkScoreFollowsFromTheFiguresBesideIt() {
    JsonNode models = explained(Routers.specialists(RULE), Vectors.unit(1, 0.1f)).get("ranking");

    for (JsonNode model : models) {
      double count = model.get("n").doubleValue();
      double shrunk = (count * model.get("mean").doubleValue()
          + 20 * model.get("prior").doubleValue()) / (count + 20);
      assertThat(model.get("shrunk").doubleValue()).isCloseTo(shrunk, within(1e-9));
    }
  }

  @Test
  void theRestOfAWideViewIsToldTogether() {
    float[][] rows = new float[20][];
    List<List<ModelStatistics>> clusters = new ArrayList<>();
    for (int cluster = 0; cluster < rows.length; cluster++) {
      rows[cluster] = Vectors.unit(1, cluster);
      clusters.add(List.of(Routers.statistics(10, 0.5)));
    }
    FittedRouter router = new FittedRouter("sha256:aa", Centroids.of(rows), List.of("only"),
        clusters, List.of(Routers.statistics(200, 0.5)), RoutingRule.WIDE,
        new Provenance(1, Instant.EPOCH, "00", 200));

    QueryExplanation explanation = counted(router, Vectors.unit(1, 0), 1, 1);

    assertThat(explanation.toText()).contains("12 more, together")
        .containsPattern("\n +7 ")
        .doesNotContainPattern("\n +8 ");
    assertThat(JsonMapper.shared().readTree(explanation.toJson()).get("clusters")).hasSize(20);
  }

  @Test
  void theScoreIsTheWeightedMeanOverTheClustersAsked() {
    FittedRouter nearestOnly = Routers.specialists(Routers.NEAREST_ONLY);

    JsonNode model = explained(nearestOnly, Vectors.unit(0, 1)).get("ranking").get(0);

    assertThat(model.get("model").stringValue()).isEqualTo("right");
    assertThat(model.get("score").doubleValue()).isEqualTo(0.8)
        .isEqualTo(model.get("shrunk").doubleValue());
  }

  @Test
  void theTextNamesClustersModelsAndPlan() {
    String text = counted(Routers.specialists(RULE), Vectors.unit(1, 0), 5, 2)
        .toText();

    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    assertThat(text).contains("cluster 0, at a squared distance of 0.000",
        "the scores of the 2 nearest clusters", "Plan: 5 samples of left (3), right (2)");
  }

  @Test
  void aModelWithoutQueriesInTheClusterHasNoMean() {
    FittedRouter router = Routers.router(List.of("seen", "unseen"),
        List.of(List.of(Routers.statistics(10, 0.5), Routers.statistics(0, 0)),
            List.of(Routers.statistics(10, 0.5), Routers.statistics(10, 0.9))),
        List.of(Routers.statistics(20, 0.5), Routers.statistics(10, 0.9)), RULE);

    String text = counted(router, Vectors.unit(1, 0), 1, 1).toText();

    assertThat(text).containsPattern("unseen +[0-9.]+ +55\\.0 +- +0 +55\\.0 +90\\.0");
  }

  @Test
  void anOutlierIsRankedByOverallScoresAndTheTextSaysSo() {
    FittedRouter router = Routers.withRadii(List.of(0.1, 0.1));

    QueryExplanation explanation = counted(router, Vectors.unit(1, 2), 5, 2);

    assertThat(explanation.toText().lines()).allMatch(line -> line.length() <= 100);
    assertThat(explanation.toText())
        .contains("nearest     cluster 1", "outlier     yes: beyond the cluster's squared radius "
            + "of 0.100", "rule        the scores on all queries", "Clusters not asked")
        .containsPattern("1 +0\\.211 +0\\.100 +- +10 +80\\.0 right")
        .containsPattern("model +score +queries\n +left +55\\.0 +20\n +right +45\\.0 +20\n")
        .doesNotContain("shrunk", "prior");
    JsonNode json = JsonMapper.shared().readTree(explanation.toJson());
    assertThat(json.get("outlier").booleanValue()).isTrue();
    assertThat(json.at("/clusters/0/radius").doubleValue()).isEqualTo(0.1);
    assertThat(json.at("/clusters/0/weight").doubleValue()).isZero();
    assertThat(json.at("/ranking/0").toString())
        .isEqualTo("{\"model\":\"left\",\"score\":0.55,\"n\":20}");
  }

  @Test
  void aQueryWithinTheRadiusIsNoOutlier() {
    FittedRouter router = Routers.withRadii(List.of(0.1, 0.1));

    QueryExplanation explanation = counted(router, Vectors.unit(0, 1), 5, 2);

    assertThat(explanation.toText()).contains("outlier     no: within the cluster's squared radius "
        + "of 0.100", "Clusters asked");
    assertThat(JsonMapper.shared().readTree(explanation.toJson()).get("outlier").booleanValue())
        .isFalse();
  }
}
