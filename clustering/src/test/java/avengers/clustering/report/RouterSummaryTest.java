package avengers.clustering.report;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.fit.LabelledQueries;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RouterSummaryTest {
  private final LabelledQueries queries = Planted.queries();
  private final JsonNode summary = RouterSummary.of(Planted.router(queries), queries);

  private static String dataset(JsonNode cluster) {
    assertThat(cluster.get("datasets")).hasSize(1);
    return cluster.at("/datasets/0/name").stringValue();
  }

  /** The cluster that holds this data set. */
  private JsonNode cluster(String dataset) {
    return summary.get("clusters")
        .valueStream()
        .filter(cluster -> dataset(cluster).equals(dataset))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachClusterTellsWhoIsBestThere() {
    assertThat(summary.get("clusters")).hasSize(4);
    assertThat(cluster("arithmetic").get("best").stringValue()).isEqualTo("even");
    assertThat(cluster("poems").get("best").stringValue()).isEqualTo("odd");
  }

  @Test
  void eachClusterTellsItsWordsAndExamples() {
    JsonNode poems = cluster("poems");

    assertThat(poems.get("words").valueStream().map(JsonNode::stringValue)).contains("poem",
        "swans").doesNotContain("the");
    assertThat(poems.at("/examples/0").stringValue()).startsWith("Write the poem about ");
    assertThat(poems.get("examples")).as("all are worded alike").hasSize(1);
    assertThat(poems.get("queries").intValue()).isEqualTo(20);
  }

  @Test
  void scoresAndCountsFollowTheModels() {
    JsonNode poems = cluster("poems");
    List<String> models = summary.get("models")
        .valueStream()
        .map(model -> model.get("name").stringValue())
        .toList();

    assertThat(models).containsExactly("even", "odd", "weak");
    assertThat(poems.at("/scores/1").doubleValue())
        .isGreaterThan(poems.at("/scores/0").doubleValue());
    assertThat(poems.at("/scores/2").doubleValue()).isZero();
    assertThat(poems.at("/counts/0").intValue()).isEqualTo(20);
    assertThat(summary.at("/models/0/score").doubleValue()).isEqualTo(0.5);
    assertThat(summary.at("/models/0").has("cost")).as("unknown is not free").isFalse();
  }

  @Test
  void theSameRouterIsDescribedTheSame() {
    assertThat(RouterSummary.of(Planted.router(queries), queries)).isEqualTo(summary);
  }
}
