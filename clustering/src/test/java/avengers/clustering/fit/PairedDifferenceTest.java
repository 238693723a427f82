package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDifferenceTest {
  @Test
  void theErrorIsThatOfAMean() {
    PairedDifference difference = PairedDifference.of(new double[]{1, 1, 0, 0.5},
        new double[]{0, 1, 0, 0});

    assertThat(difference.mean()).isEqualTo(0.375);
    // Differences 1, 0, 0, 0.5: variance 0.6875 / 3.
    assertThat(difference.standardError()).isCloseTo(Math.sqrt(0.6875 / 3 / 4), within(1e-12));
  }

  @Test
  void oneQueryProvesNothing() {
    assertThat(PairedDifference.of(new double[]{1}, new double[]{0}).isGain()).isFalse();
    assertThat(PairedDifference.of(new double[0], new double[0]).isGain()).isFalse();
  }

  /** What the exact sign test says at 10 %, one-sided. */
  @ParameterizedTest
  @CsvSource({"0, 0, false", "3, 0, false", "4, 0, true", "5, 1, false", "7, 1, true",
      "69, 51, true", "62, 58, false", "51, 69, false", "154, 130, true"})
  void winsAndLossesAreWeighed(int wins, int losses, boolean gain) {
    double[] one = new double[5_000];
    double[] other = new double[5_000];
    for (int i = 0; i < wins; i++) {
      one[i] = 1;
    }
    for (int i = 0; i < losses; i++) {
      other[wins + i] = 1;
    }

    assertThat(PairedDifference.of(one, other).isGain()).isEqualTo(gain);
  }
}
