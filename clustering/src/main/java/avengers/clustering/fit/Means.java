package avengers.clustering.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Means of the vectors of clusters. */
final class Means {
  private final List<float[]> vectors;

  /** Positions of the vectors by cluster, within a cluster in order. */
  private final int[] members;

  /** Where each cluster starts among the members; one more for the end. */
  private final int[] starts;

  private Means(List<float[]> vectors, int[] members, int[] starts) {
    this.vectors = vectors;
    this.members = members;
    this.starts = starts;
  }

  static Means of(List<float[]> vectors, int[] assignment, int[] sizes) {
    int[] ends = sizes.clone();
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] free = ends.clone();
    int[] members = new int[assignment.length];
    for (int i = assignment.length - 1; i >= 0; i--) {
      members[--free[assignment[i]]] = i;
    }
    return new Means(vectors, members, IntStream.concat(IntStream.of(0), IntStream.of(ends))
        .toArray());
  }

  /** Puts the means of some clusters in place of what was there. */
  void replace(float[][] centroids, int[] clusters) {
    IntStream.of(clusters).parallel().forEach(cluster -> centroids[cluster] = mean(cluster));
  }

  private float[] mean(int cluster) {
    double[] sum = new double[vectors.getFirst().length];
    for (int i = starts[cluster]; i < starts[cluster + 1]; i++) {
      float[] vector = vectors.get(members[i]);
      for (int d = 0; d < sum.length; d++) {
        sum[d] += vector[d];
      }
    }
    float[] mean = new float[sum.length];
    for (int d = 0; d < sum.length; d++) {
      mean[d] = (float) (sum[d] / (starts[cluster + 1] - starts[cluster]));
    }
    return mean;
  }
}
