package avengers.clustering.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.testing.Labelled;
import avengers.clustering.testing.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
  private static final int QUERIES = 1000;
  private static final HeldOut ALL_TESTED = new HeldOut(queries(QUERIES), List.of(),
      IntStream.range(0, QUERIES).boxed().toList());

  @Test
  void aWayIsNotDifferentFromItself() {
    QueryScores scores = scores(Vectors.seeded(1), 0.6);

    Difference difference = difference(scores, scores);

    assertThat(difference).isEqualTo(new Difference(0, 0, 0));
    assertThat(difference.comparison()).isEqualTo(Comparison.NO_DIFFERENCE);
  }

  @Test
  void aClearGainIsBetterAndTheOtherWayRoundWorse() {
    QueryScores good = scores(Vectors.seeded(1), 0.7);
    QueryScores poor = scores(Vectors.seeded(2), 0.5);

    assertThat(difference(good, poor).comparison()).isEqualTo(Comparison.BETTER);
    assertThat(difference(poor, good).comparison()).isEqualTo(Comparison.WORSE);
  }

  @Test
  void theIntervalIsThatOfANormalMean() {
    QueryScores ours = scores(Vectors.seeded(1), 0.6);
    QueryScores theirs = scores(Vectors.seeded(2), 0.6);

    Difference difference = difference(ours, theirs);

    double expected = 1.96 * 100 * Math.sqrt(2 * 0.6 * 0.4 / QUERIES);
    assertThat((difference.high() - difference.low()) / 2).isCloseTo(expected, within(0.5));
    assertThat(difference.points()).isBetween(difference.low(), difference.high());
  }

  @Test
  void whatIsHardForBothDoesNotWidenTheInterval() {
    QueryScores hard = scores(Vectors.seeded(1), 0.5);
    QueryScores alike = new QueryScores(QUERIES);
    double[] slightlyBetter = IntStream.range(0, QUERIES)
        .mapToDouble(query -> query % 50 == 0 ? 1 : hard.sum(query))
        .toArray();
    alike.add(ALL_TESTED, slightlyBetter);

    Difference difference = difference(alike, hard);

    assertThat(difference.high() - difference.low()).isLessThan(2);
    assertThat(difference.comparison()).isEqualTo(Comparison.BETTER);
  }

  @Test
  void fewQueriesProveNothing() {
    QueryScores right = new QueryScores(9);
    QueryScores wrong = new QueryScores(9);
    HeldOut nine = new HeldOut(queries(9), List.of(), IntStream.range(0, 9).boxed().toList());
    right.add(nine, filled(9, 1));
    wrong.add(nine, filled(9, 0));

    Difference difference = PairedBootstrap.difference(right, wrong, right.tested());

    assertThat(difference.points()).isEqualTo(100);
    assertThat(difference.comparison()).isEqualTo(Comparison.NO_DIFFERENCE);
  }

  @Test
  void theDataSetMeanWeighsDataSetsAlike() {
    LabelledQueries queries = new Labelled()
        .add("small", new float[]{1}, Map.of("a", 1.0))
        .add("large", new float[]{1}, Map.of("a", 1.0))
        .add("large", new float[]{1}, Map.of("a", 1.0))
        .add("large", new float[]{1}, Map.of("a", 1.0))
        .build();
    QueryScores scores = new QueryScores(4);
    scores.add(new HeldOut(queries, List.of(), List.of(0, 1, 2, 3)), new double[]{1, 0, 0, 0});

    assertThat(scores.queryMean().mean()).isEqualTo(25);
    assertThat(scores.datasetMean()).isEqualTo(50);
  }

  @Test
  void whatWasNotMeasuredDoesNotCount() {
    QueryScores scores = new QueryScores(2);
    scores.add(new HeldOut(queries(2), List.of(), List.of(0, 1)), new double[]{Double.NaN, 1});

    assertThat(scores.queryMean().mean()).isEqualTo(100);
    assertThat(scores.tested()).containsExactly(1);
  }

  private static Difference difference(QueryScores ours, QueryScores theirs) {
    return PairedBootstrap.difference(ours, theirs, ours.tested());
  }

  private static QueryScores scores(RandomGenerator random, double chance) {
    QueryScores scores = new QueryScores(QUERIES);
    scores.add(ALL_TESTED, IntStream.range(0, QUERIES)
        .mapToDouble(query -> random.nextDouble() < chance ? 1 : 0)
        .toArray());
    return scores;
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static LabelledQueries queries(int count) {
    Labelled queries = new Labelled();
    for (int i = 0; i < count; i++) {
      queries.add("d", new float[]{1}, Map.of("a", 1.0));
    }
    return queries.build();
  }
}
