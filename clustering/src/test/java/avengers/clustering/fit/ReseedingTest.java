package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.math.MathEx;

class ReseedingTest {
  @Test
  void ofTwoCentroidsInOneClusterOneGoesWhereNoneWas() {
    List<float[]> vectors = Vectors.planted(Vectors.seeded(5), 300, 6);
    VectorTiles tiles = VectorTiles.of(vectors);
    Partition stuck = Partition.of(vectors, tiles, new int[]{0, 6, 1, 2, 3, 4});
    Lloyd.step(stuck);

    Partition reseeded = Reseeding.of(stuck, vectors, tiles, 1, new SplittableRandom(1));
    Lloyd.step(reseeded);

    int[] found = reseeded.assignment();
    assertThat(IntStream.range(0, 6).map(i -> found[i]).distinct().count()).isEqualTo(6);
    assertThat(reseeded.inertia()).isLessThan(stuck.inertia() / 2);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "12, 3", "12, 11", "150, 40"})
  void aLloydStepLaterEveryCentroidIsTheMeanOfSomeVectors(int clusters, int count) {
    List<float[]> vectors = Vectors.planted(Vectors.seeded(6), 300, 10);
    VectorTiles tiles = VectorTiles.of(vectors);
    var random = new SplittableRandom(2);
    Partition partition = Partition.of(vectors, tiles,
        GreedySeeding.choose(vectors, tiles, clusters, random));
    Lloyd.step(partition);
    float[][] before = partition.centroids();
    int[] assignment = partition.assignment();

    Partition reseeded = Reseeding.of(partition, vectors, tiles, count, random);
    Lloyd.step(reseeded);

    assertThat(partition.centroids()).isDeepEqualTo(before);
    assertThat(partition.assignment()).isEqualTo(assignment);
    assertThat(reseeded.sizes(reseeded.assignment())).doesNotContain(0);
    for (int cluster = 0; cluster < clusters; cluster++) {
      assertThat(MathEx.squaredDistance(reseeded.centroids()[cluster],
          mean(vectors, reseeded.assignment(), cluster))).isCloseTo(0, within(1e-12));
    }
  }

  private static float[] mean(List<float[]> vectors, int[] assignment, int cluster) {
    float[] mean = new float[vectors.getFirst().length];
    for (int d = 0; d < mean.length; d++) {
      int dimension = d;
      mean[d] = (float) IntStream.range(0, assignment.length)
          .filter(i -> assignment[i] == cluster)
          .mapToDouble(i -> vectors.get(i)[dimension])
          .average()
          .orElseThrow();
    }
    return mean;
  }
}
