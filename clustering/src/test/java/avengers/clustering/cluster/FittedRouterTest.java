package avengers.clustering.cluster;

import static avengers.clustering.cluster.Routers.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittedRouterTest {
  private static final List<ModelStatistics> TWO = List.of(statistics(5, 0.5), statistics(5, 0.5));
  private static final List<ModelStatistics> ONE = List.of(statistics(5, 0.5));

  @Test
  void theListsAreCopies() {
    List<String> models = new ArrayList<>(List.of("a", "b"));
    FittedRouter router = router(models, List.of(TWO, TWO), TWO);
    models.clear();

    assertThat(router.models()).containsExactly("a", "b");
  }

  @Test
  void modelsMustBeSomeAndDistinct() {
    refused(() -> router(List.of(), List.of(List.of(), List.of()), List.of()), "none");
    refused(() -> router(List.of("a", "a"), List.of(TWO, TWO), TWO), "not distinct: [a, a]");
  }

  @Test
  void everyCentroidHasScores() {
    refused(() -> router(List.of("a", "b"), List.of(TWO), TWO),
        "2 centroids, but scores of 1 clusters");
  }

  @Test
  void everyModelHasScores() {
    refused(() -> router(List.of("a", "b"), List.of(TWO, ONE), TWO), "a cluster's scores name 1");
    refused(() -> router(List.of("a", "b"), List.of(TWO, TWO), ONE), "the overall scores name 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aMeanScoreLiesBetweenZeroAndOne(double score) {
    refused(() -> statistics(5, score), "outside 0 to 1");
  }

  @Test
  void aCountIsNotNegative() {
    refused(() -> statistics(-1, 0), "negative");
  }

  @Test
  void everyCentroidHasARadiusOrNone() {
    refused(() -> radii(1.0), "2 centroids, but 1 radii");
    refused(() -> radii(1.0, -0.5), "a radius is negative: -0.5");
    refused(() -> radii(1.0, Double.NaN), "a radius is negative: NaN");
    assertThat(radii().isOutlier(new WeightedCluster(1, 4, 1))).isFalse();
    assertThat(radii(1.0, 0.5).isOutlier(new WeightedCluster(1, 0.75, 1))).isTrue();
    assertThat(radii(1.0, 0.5).isOutlier(new WeightedCluster(0, 0.75, 1))).isFalse();
    assertThat(radii(1.0, 0.5).isOutlier(new WeightedCluster(1, 0.5, 1))).isFalse();
  }

  private static FittedRouter radii(Double... radii) {
    return Routers.withRadii(List.of(radii));
  }

  @Test
  void aRuleHasRanges() {
    refused(() -> new RoutingRule(0, 1, 1), "nearest must be at least 1");
    refused(() -> new RoutingRule(1, -1, 1), "sharpness");
    refused(() -> new RoutingRule(1, Double.NaN, 1), "sharpness");
    refused(() -> new RoutingRule(1, Double.POSITIVE_INFINITY, 1), "sharpness");
    refused(() -> new RoutingRule(1, 1, -1), "shrinkage");
    refused(() -> new RoutingRule(1, 1, Double.NaN), "shrinkage");
    assertThat(new RoutingRule(3, 2, 1).withShrinkage(7)).isEqualTo(new RoutingRule(3, 2, 7));
  }

  private static FittedRouter router(List<String> models, List<List<ModelStatistics>> clusters,
      List<ModelStatistics> overall) {
    return Routers.router(models, clusters, overall, Routers.NEAREST_ONLY);
  }

  private static void refused(ThrowingCallable making, String cause) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(cause);
  }
}
