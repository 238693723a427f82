package avengers.clustering.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeanAndDeviationTest {
  @Test
  void deviationIsThatOfASample() {
    MeanAndDeviation summary = MeanAndDeviation.of(List.of(2.0, 4.0, 4.0, 6.0));

    assertThat(summary.mean()).isEqualTo(4);
    assertThat(summary.deviation()).isCloseTo(Math.sqrt(8 / 3.0), within(1e-12));
  }

  @Test
  void oneMeasurementHasNoDeviation() {
    assertThat(MeanAndDeviation.of(List.of(5.0))).isEqualTo(new MeanAndDeviation(5, 0));
  }
}
