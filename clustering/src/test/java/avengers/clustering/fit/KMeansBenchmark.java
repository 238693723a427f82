package avengers.clustering.fit;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * Our half of the benchmark of k-means: fits on request. A request is a line {@code CLUSTERS STARTS
 * SEED} on standard input; the response is a line
 * {@code SECONDS CPU_SECONDS INERTIA PEAK_MEGABYTES} on standard output, with the centroids in a
 * file.
 *
 * <p>
 * Arguments: vectors, their dimension, centroids; both files hold little-endian floats.
 */
final class KMeansBenchmark {
  private KMeansBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    List<float[]> vectors = read(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Path centroids = Path.of(arguments[2]);
    try (Scanner requests = new Scanner(System.in, StandardCharsets.UTF_8)) {
      while (requests.hasNext()) {
        fit(vectors, centroids, requests.nextInt(), requests.nextInt(), requests.nextLong());
      }
    }
  }

  private static void fit(List<float[]> vectors, Path centroids, int clusters, int starts,
      long seed) throws IOException {
    long cpuStart = cpuNanos();
    long start = System.nanoTime();
    KMeansClustering clustering = KMeansClustering.fit(vectors, clusters, starts, seed);
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = (cpuNanos() - cpuStart) / 1e9;
    write(clustering, centroids);
    System.out
        .println(seconds + " " + cpuSeconds + " " + clustering.inertia() + " " + peakMegabytes());
  }

  /** Of all threads, the compiler's and the collector's too. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static List<float[]> read(Path file, int dimension) throws IOException {
    var floats = ByteBuffer.wrap(Files.readAllBytes(file))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
    List<float[]> vectors = new ArrayList<>();
    while (floats.hasRemaining()) {
      float[] vector = new float[dimension];
      floats.get(vector);
      vectors.add(vector);
    }
    return vectors;
  }

  private static void write(KMeansClustering clustering, Path file) throws IOException {
    var centroids = clustering.centroids();
    ByteBuffer bytes = ByteBuffer
        .allocate(centroids.count() * centroids.dimension() * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN);
    for (int cluster = 0; cluster < centroids.count(); cluster++) {
      for (float value : centroids.row(cluster)) {
        bytes.putFloat(value);
      }
    }
    Files.write(file, bytes.array());
  }

  /** The most memory that the process has had so far, as Linux counts it. */
  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status"))
        .stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
