package avengers.clustering.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.testing.Vectors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TradeoffTest {
  private static final double[] SCORES = {0.9, 0.8, 0.2};
  private static final double[] COSTS = {10, 2, 1};

  @Test
  void alphaDecidesBetweenAccuracyAndCost() {
    assertThat(new Tradeoff(1).choose(SCORES, COSTS)).isEqualTo(0);
    assertThat(new Tradeoff(0.5).choose(SCORES, COSTS)).isEqualTo(1);
    assertThat(new Tradeoff(0).choose(SCORES, COSTS)).isEqualTo(2);
  }

  @Test
  void anUnknownCostIsNotFree() {
    assertThat(new Tradeoff(0).choose(SCORES, new double[]{10, 2, Double.NaN})).isEqualTo(1);
  }

  @Test
  void equalCostsLeaveTheScoreToDecide() {
    assertThat(new Tradeoff(0).choose(SCORES, new double[]{3, 3, 3})).isEqualTo(0);
    assertThat(new Tradeoff(0.5).choose(SCORES, new double[]{0, 0, 0})).isEqualTo(0);
  }

  @Test
  void moreWeightOnAccuracyNeverChoosesALowerScore() {
    RandomGenerator random = Vectors.seeded(3);
    for (int round = 0; round < 200; round++) {
      double[] scores = random.doubles(6).toArray();
      double[] costs = random.doubles(6).toArray();
      double last = 0;
      for (int step = 0; step <= 20; step++) {
        double chosen = scores[new Tradeoff(step / 20.0).choose(scores, costs)];
        assertThat(chosen).isGreaterThanOrEqualTo(last);
        last = chosen;
      }
    }
  }

  @Test
  void alphaIsAShare() {
    assertThatThrownBy(() -> new Tradeoff(1.1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha must lie between 0 and 1, not 1.1");
  }
}
