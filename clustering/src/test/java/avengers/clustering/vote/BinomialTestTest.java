package avengers.clustering.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTestTest {
  /** Two-sided: twice the tail of a fair coin, which counts on fingers for small numbers. */
  @ParameterizedTest(name = "{0} : {1} has p = {2}")
  @CsvSource({"1, 0, 1", "2, 0, 0.5", "5, 0, 0.0625", "6, 0, 0.03125", "3, 3, 1", "4, 1, 0.375",
      "9, 1, 0.021484375", "1, 9, 0.021484375"})
  void theChanceIsThatOfAFairCoin(int first, int second, double chance) {
    assertThat(BinomialTest.pValue(first, second)).isCloseTo(chance, within(1e-12));
  }

  @Test
  void onlyALeaderPasses() {
    BinomialTest test = new BinomialTest(0.05);

    assertThat(test.passes(9, 1)).isTrue();
    assertThat(test.passes(8, 2)).isFalse();
    assertThat(test.passes(1, 9)).isFalse();
    assertThat(test.passes(0, 0)).isFalse();
    assertThat(new BinomialTest(0.999).passes(3, 3)).isFalse();
  }

  @Test
  void moreVotesForTheLeaderNeverFailAndMoreAgainstItNeverPass() {
    BinomialTest test = new BinomialTest(0.1);
    for (int first = 0; first <= 64; first++) {
      for (int second = 0; second <= 64; second++) {
        if (test.passes(first, second)) {
          assertThat(test.passes(first + 1, second)).isTrue();
        } else {
          assertThat(test.passes(first, second + 1)).isFalse();
        }
      }
    }
  }

  @Test
  void theFewestThatPassAreTold() {
    assertThat(new BinomialTest(0.05).fewest()).isEqualTo(6);
    assertThat(new BinomialTest(0.5).fewest()).isEqualTo(2);
  }

  @Test
  void aLevelIsAChance() {
    assertThatThrownBy(() -> new BinomialTest(1)).hasMessageContaining("between 0 and 1: 1.0");
    assertThatThrownBy(() -> new BinomialTest(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
