package avengers.clustering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.testing.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported and imported again is the same router. */
class ReferenceRoundTripTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void anyRouterComesBack(Naming naming) throws IOException {
    RandomGenerator random = Vectors.seeded(naming.name().length());
    for (int round = 0; round < 40; round++) {
      FittedRouter router = router(random);
      ReferenceWriter.write(router, folder, naming, true);

      FittedRouter back = ReferenceReader.read(ReferenceFiles.in(folder))
          .router(router.embedder(), router.rule(), router.provenance().created());

      assertThat(back.centroids()).usingRecursiveComparison().isEqualTo(router.centroids());
      assertThat(back.models()).containsExactlyElementsOf(router.models());
      assertThat(back.clusters()).isEqualTo(router.clusters());
      assertThat(back.rule()).isEqualTo(router.rule());
      assertThat(back.provenance().seed()).isEqualTo(router.provenance().seed());
      assertSameOverall(back, router);
    }
  }

  private static void assertSameOverall(FittedRouter back, FittedRouter router) {
    for (int model = 0; model < router.models().size(); model++) {
      ModelStatistics expected = router.overall().get(model);
      ModelStatistics actual = back.overall().get(model);
      assertThat(actual.count()).isEqualTo(expected.count());
      assertThat(actual.score()).isCloseTo(expected.score(), within(1e-12));
      assertThat(actual.cost().orElse(-1)).isCloseTo(expected.cost().orElse(-1), within(1e-12));
    }
  }

  /** Some clusters are empty, some models unscored in a cluster, some costs unknown. */
  private static FittedRouter router(RandomGenerator random) {
    float[][] rows = new float[1 + random.nextInt(12)][];
    Arrays.setAll(rows, i -> Vectors.random(random, 5));
    List<String> models = IntStream.range(0, 1 + random.nextInt(6))
        .mapToObj(i -> "maker/model \"" + i + "\"")
        .toList();
    List<List<ModelStatistics>> clusters = new ArrayList<>();
    for (int cluster = 0; cluster < rows.length; cluster++) {
      boolean empty = cluster > 0 && random.nextInt(4) == 0;
      clusters.add(models.stream()
          .map(model -> empty ? statistics(0, 0, OptionalDouble.empty()) : any(random))
          .toList());
    }
    List<ModelStatistics> scoredAtLeastOnce = new ArrayList<>(clusters.getFirst());
    scoredAtLeastOnce.replaceAll(
        seen -> seen.count() > 0 ? seen : statistics(3, 2 / 3.0, OptionalDouble.empty()));
    clusters.set(0, scoredAtLeastOnce);
    return new FittedRouter("sha256:aa", Centroids.of(rows), models, clusters,
        IntStream.range(0, models.size()).mapToObj(model -> overall(clusters, model)).toList(),
        new RoutingRule(8, 15, 20),
        new Provenance(random.nextLong(), Instant.parse("2025-06-01T12:00:00Z"), "00", 100));
  }

  private static ModelStatistics any(RandomGenerator random) {
    int count = random.nextInt(20);
    if (count == 0) {
      return statistics(0, 0, OptionalDouble.empty());
    }
    double score = random.nextBoolean()
        ? random.nextInt(count + 1) / (double) count
        : random.nextDouble();
    return statistics(count, score,
        random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty());
  }

  private static ModelStatistics overall(List<List<ModelStatistics>> clusters, int model) {
    List<ModelStatistics> seen = clusters.stream().map(cluster -> cluster.get(model)).toList();
    long count = seen.stream().mapToLong(ModelStatistics::count).sum();
    long priced = seen.stream()
        .filter(one -> one.cost().isPresent())
        .mapToLong(ModelStatistics::count)
        .sum();
    double cost = seen.stream().mapToDouble(one -> one.count() * one.cost().orElse(0)).sum();
    return statistics(count,
        seen.stream().mapToDouble(one -> one.count() * one.score()).sum() / count,
        priced == 0 ? OptionalDouble.empty() : OptionalDouble.of(cost / priced));
  }

  private static ModelStatistics statistics(long count, double score, OptionalDouble cost) {
    return new ModelStatistics(count, score, cost, OptionalDouble.empty(), OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
