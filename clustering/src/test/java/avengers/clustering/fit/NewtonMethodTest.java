package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NewtonMethodTest {
  /** {@code x Q x / 2 - b x}, with a positive definite Q. */
  private static final class Bowl implements NewtonMethod.Function {
    private final double[][] matrix;
    private final double[] linear;

    Bowl(RandomGenerator random, int dimension) {
      matrix = new double[dimension][dimension];
      linear = random.doubles(dimension, -3, 3).toArray();
      for (int term = 0; term < dimension; term++) {
        double[] factor = random.doubles(dimension, -1, 1).toArray();
        matrix[term][term] += 0.1;
        for (int i = 0; i < dimension; i++) {
          for (int j = 0; j < dimension; j++) {
            matrix[i][j] += factor[i] * factor[j];
          }
        }
      }
    }

    double slope(double[] at, int i) {
      double slope = -linear[i];
      for (int j = 0; j < at.length; j++) {
        slope += matrix[i][j] * at[j];
      }
      return slope;
    }

    @Override
    public double value(double[] at) {
      double value = 0;
      for (int i = 0; i < at.length; i++) {
        value += (slope(at, i) - linear[i]) * at[i] / 2;
      }
      return value;
    }

    @Override
    public void derive(double[] at, double[] gradient, double[][] curvature) {
      for (int i = 0; i < at.length; i++) {
        gradient[i] += slope(at, i);
        for (int j = 0; j < at.length; j++) {
          curvature[i][j] += matrix[i][j];
        }
      }
    }

    /** The plain twin: each variable in turn goes to its lowest point between the bounds. */
    double[] lowestByTurns(double[] start, double least, double greatest) {
      double[] at = start.clone();
      for (int round = 0; round < 20_000; round++) {
        for (int i = 0; i < at.length; i++) {
          at[i] = Math.clamp(at[i] - slope(at, i) / matrix[i][i], least, greatest);
        }
      }
      return at;
    }
  }

  @RepeatedTest(40)
  void theLowestPointWithinBoundsIsThatOfTheSlowMethod(RepetitionInfo repetition) {
    RandomGenerator random = Vectors.seeded(repetition.getCurrentRepetition());
    int dimension = random.nextInt(1, 12);
    Bowl bowl = new Bowl(random, dimension);
    double[] start = random.doubles(dimension, 0, 2).toArray();

    assertThat(NewtonMethod.lowest(bowl, start, 0, 2))
        .containsExactly(bowl.lowestByTurns(start, 0, 2), within(1e-4));
  }

  @Test
  void withoutBoundsTheSlopeEndsAtZero() {
    Bowl bowl = new Bowl(Vectors.seeded(1), 6);

    double[] lowest = NewtonMethod.lowest(bowl, new double[6]);

    for (int i = 0; i < lowest.length; i++) {
      assertThat(bowl.slope(lowest, i)).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void aStepThatIsTooLongIsHalved() {
    // From here the first step lands far beyond the other side, where the value is greater.
    NewtonMethod.Function steep = new NewtonMethod.Function() {
      @Override
      public double value(double[] at) {
        return Math.sqrt(1 + at[0] * at[0]);
      }

      @Override
      public void derive(double[] at, double[] gradient, double[][] curvature) {
        gradient[0] += at[0] / value(at);
        curvature[0][0] += 1 / Math.pow(value(at), 3);
      }
    };

    assertThat(NewtonMethod.lowest(steep, new double[]{4})[0]).isCloseTo(0, within(1e-4));
  }

  @Test
  void withoutVariablesThereIsNothingToFind() {
    assertThat(NewtonMethod.lowest(new Bowl(Vectors.seeded(1), 0), new double[0], 0, 1)).isEmpty();
  }

  @Test
  void theStartIsLeftAsItWas() {
    double[] start = {1, 1};

    NewtonMethod.lowest(new Bowl(Vectors.seeded(2), 2), start);

    assertThat(Arrays.stream(start)).containsExactly(1.0, 1.0);
  }
}
