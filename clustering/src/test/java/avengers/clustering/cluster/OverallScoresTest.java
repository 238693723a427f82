package avengers.clustering.cluster;

import static avengers.clustering.cluster.Routers.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OverallScoresTest {
  @Test
  void modelsThatWereAskedAlikeKeepTheirMeans() {
    assertThat(OverallScores.of(List.of(statistics(200, 0.6), statistics(200, 0.45))))
        .containsExactly(0.6, 0.45);
  }

  @Test
  void oneLuckyAnswerDoesNotMakeTheBest() {
    double[] scores = OverallScores.of(List.of(statistics(200, 0.6), statistics(1, 1)));

    assertThat(OverallScores.best(scores)).isEqualTo(0);
    assertThat(scores[0]).isEqualTo(0.6);
  }

  @Test
  void manyGoodAnswersDo() {
    double[] scores = OverallScores.of(
        List.of(statistics(2000, 0.6), statistics(2000, 0.4), statistics(300, 0.7)));

    assertThat(OverallScores.best(scores)).isEqualTo(2);
    assertThat(scores[2]).isCloseTo(0.7, within(0.05));
  }

  @Test
  void withoutAnyQueryAModelIsThoughtHalfAsGood() {
    assertThat(OverallScores.of(List.of(statistics(100, 0.6), statistics(0, 0)))[1])
        .isCloseTo(0.3, within(1e-12));
    assertThat(OverallScores.of(List.of(statistics(0, 0)))).containsExactly(0);
  }

  @Test
  void scoresLieBetweenHalfTheMeanAndTheModelsOwn() {
    RandomGenerator random = Vectors.seeded(4);
    for (int round = 0; round < 200; round++) {
      List<ModelStatistics> overall = new ArrayList<>();
      for (int model = 0; model < 5; model++) {
        overall.add(statistics(random.nextInt(1, 100), random.nextDouble()));
      }
      double half = overall.stream().mapToDouble(of -> of.count() * of.score()).sum() / 2
          / overall.stream().mapToLong(ModelStatistics::count).sum();
      double[] scores = OverallScores.of(overall);
      for (int model = 0; model < 5; model++) {
        double own = overall.get(model).score();
        assertThat(scores[model]).isBetween(Math.min(own, half) - 1e-12,
            Math.max(own, half) + 1e-12);
      }
    }
  }
}
