package avengers.clustering.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Unit vectors for tests. */
public final class Vectors {
  private Vectors() {}

  /** A generator that gives the same numbers in every run. */
  public static RandomGenerator seeded(long seed) {
    return new SplittableRandom(seed);
  }

  public static float[] unit(float... values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    float[] unit = values.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (values[i] / Math.sqrt(squares));
    }
    return unit;
  }

  public static float[] random(RandomGenerator random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return unit(vector);
  }

  /** A vector near the axis of this number. */
  public static float[] nearAxis(RandomGenerator random, int axis, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (0.05 * random.nextGaussian()) + (i == axis ? 1 : 0);
    }
    return unit(vector);
  }

  /** Vectors near the axes in turn: the one at position {@code i} near axis {@code i % axes}. */
  public static List<float[]> planted(RandomGenerator random, int count, int axes) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(nearAxis(random, i % axes, axes));
    }
    return vectors;
  }
}
