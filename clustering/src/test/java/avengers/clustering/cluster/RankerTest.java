package avengers.clustering.cluster;

import static avengers.clustering.cluster.Routers.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RankerTest {
  private static final float[] LEFT = {1, 0};
  private static final float[] RIGHT = {0, 1};
  private final Ranker ranker = new Ranker(Routers.specialists(Routers.NEAREST_ONLY));

  @Test
  void theNearestClustersBestModelComesFirst() {
    assertThat(names(ranker.rank(LEFT, List.of("left", "right")))).containsExactly("left", "right");
    assertThat(names(ranker.rank(RIGHT, List.of("left", "right")))).containsExactly("right",
        "left");
  }

  @Test
  void aRankedModelTellsItsScoreAndTheQueriesBehindIt() {
    assertThat(ranker.rank(LEFT, List.of("left")).models())
        .containsExactly(new RankedModel("left", 0.9, 10));
  }

  @Test
  void severalClustersAreWeighed() {
    Ranker both = new Ranker(Routers.specialists(new RoutingRule(2, 0, 0)));

    RankedModel left = both.rank(LEFT, List.of("left")).models().getFirst();

    assertThat(left.score()).isCloseTo((0.9 + 0.2) / 2, within(1e-12));
    assertThat(left.support()).isEqualTo(10);
  }

  @Test
  void onlyCandidatesAreRanked() {
    assertThat(names(ranker.rank(LEFT, List.of("right")))).containsExactly("right");
    assertThat(ranker.rank(LEFT, List.of()).models()).isEmpty();
  }

  @Test
  void anUnknownModelComesLast() {
    Ranking ranking = ranker.rank(LEFT, List.of("stranger", "right", "left"));

    assertThat(names(ranking)).containsExactly("left", "right", "stranger");
    assertThat(ranking.models().getLast()).isEqualTo(new RankedModel("stranger", 0, 0));
  }

  @Test
  void equalScoresKeepTheCandidatesOrder() {
    List<ModelStatistics> same = List.of(statistics(5, 0.5), statistics(5, 0.5),
        statistics(5, 0.5));
    Ranker equal = new Ranker(
        Routers.router(List.of("a", "b", "c"), List.of(same, same), same, Routers.NEAREST_ONLY));

    assertThat(names(equal.rank(LEFT, List.of("c", "a", "b")))).containsExactly("c", "a", "b");
    assertThat(names(equal.rank(LEFT, List.of("b", "c", "a")))).containsExactly("b", "c", "a");
  }

  @Test
  void aQueryWithoutAPlaceIsRankedByAllQueries() {
    Ranking ranking = ranker.rankOverall(List.of("right", "stranger", "left"));

    assertThat(ranking.clusters()).isEmpty();
    assertThat(ranking.models()).containsExactly(new RankedModel("left", 0.55, 20),
        new RankedModel("right", 0.45, 20), new RankedModel("stranger", 0, 0));
  }

  @Test
  void anOutlierIsRankedByAllQueriesAndSaysSo() {
    Ranker strict = new Ranker(Routers.withRadii(List.of(0.1, 0.1)));
    float[] between = Vectors.unit(0.6f, 0.8f);

    Ranking ranking = strict.rank(between, List.of("right", "left"));

    assertThat(ranking.outlier()).isTrue();
    assertThat(ranking.clusters().getFirst().cluster()).isEqualTo(1);
    assertThat(ranking.models()).containsExactly(new RankedModel("left", 0.55, 20),
        new RankedModel("right", 0.45, 20));
  }

  @Test
  void withinTheRadiusOfItsOwnClusterAQueryIsNoOutlier() {
    Ranker mixed = new Ranker(Routers.withRadii(List.of(1e-6, 0.5)));

    Ranking near = mixed.rank(Vectors.unit(0.6f, 0.8f), List.of("left", "right"));
    Ranking far = mixed.rank(Vectors.unit(0.8f, 0.6f), List.of("left", "right"));

    assertThat(near.outlier()).isFalse();
    assertThat(names(near)).containsExactly("right", "left");
    assertThat(far.outlier()).isTrue();
  }

  @Test
  void withoutRadiiNothingIsAnOutlier() {
    assertThat(ranker.rank(Vectors.unit(-1, -1), List.of("left")).outlier()).isFalse();
  }

  @Test
  void rankingIsDeterministic() {
    Ranker one = new Ranker(Routers.specialists(new RoutingRule(2, 15, 5)));
    Ranker other = new Ranker(Routers.specialists(new RoutingRule(2, 15, 5)));
    RandomGenerator random = Vectors.seeded(5);
    for (int round = 0; round < 100; round++) {
      float[] query = Vectors.random(random, 2);
      assertThat(one.rank(query, List.of("left", "right")))
          .isEqualTo(other.rank(query, List.of("left", "right")));
    }
  }

  private static List<String> names(Ranking ranking) {
    return ranking.models().stream().map(RankedModel::model).toList();
  }
}
