package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorTilesTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 5", "255, 4", "256, 7", "257, 384", "600, 16"})
  void productsAreThoseOfThePlainLoop(int count, int dimension) {
    RandomGenerator random = Vectors.seeded(count);
    List<float[]> vectors = random(random, count, dimension);
    List<float[]> plain = random(random, VectorTiles.POINTS, dimension);
    VectorTiles tiles = VectorTiles.of(vectors);
    float[][] points = new float[VectorTiles.POINTS][tiles.pointLength()];
    for (int p = 0; p < points.length; p++) {
      System.arraycopy(plain.get(p), 0, points[p], 0, dimension);
    }

    int seen = 0;
    for (int tile = 0; tile < tiles.count(); tile++) {
      assertThat(tiles.start(tile)).isEqualTo(seen);
      float[][] sums = new float[VectorTiles.POINTS][tiles.length(tile)];
      tiles.addProducts(tile, points, sums);
      for (int i = 0; i < tiles.length(tile); i++, seen++) {
        for (int p = 0; p < sums.length; p++) {
          assertThat((double) sums[p][i]).isCloseTo(product(vectors.get(seen), plain.get(p)),
              within(1e-6));
        }
      }
    }
    assertThat(seen).isEqualTo(count);
  }

  private static List<float[]> random(RandomGenerator random, int count, int dimension) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(Vectors.random(random, dimension));
    }
    return vectors;
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (double) a[d] * b[d];
    }
    return sum;
  }
}
