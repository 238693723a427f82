package avengers.clustering.evaluate;

import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.LabelledQueries;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * Measures what the figures depend on: one setting after the other is changed.
 *
 * @param evaluation fits on one part and prepares to measure on the other
 */
record SensitivityStudy(LabelledQueries queries,
    EvaluationOptions options,
    BiFunction<HeldOut, FitOptions, Evaluation> evaluation) {
  private static final List<Integer> CLUSTERS = List.of(2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);
  private static final int QUERIES_PER_CLUSTER = 4;
  private static final List<Integer> POOLS = List.of(1, 2, 3, 4, 5, 7, 10, 14, 20, 30);
  private static final List<Double> TRAIN_SHARES = List.of(0.035, 0.07, 0.14, 0.28, 0.49, 0.7);
  private static final int FEWEST_TRAINED = 4;

  /** How many settings there are. */
  int settings() {
    return clusterCounts().size() + pools().size() + trainShares().size();
  }

  Sensitivity measure() {
    return new Sensitivity(clusterCounts().stream().map(this::clusters).toList(),
        pools().stream().map(this::pool).toList(),
        trainShares().stream().map(this::training).toList());
  }

  private Sensitivity.Setting clusters(int count) {
    return setting(count, queries,
        seed -> evaluation.apply(HeldOut.split(queries, seed), new FitOptions(count, seed)));
  }

  private Sensitivity.Setting pool(int size) {
    LabelledQueries some = queries.of(BestModels.of(queries, size));
    return setting(size, some,
        seed -> evaluation.apply(HeldOut.split(some, seed), options.fitOf(seed)));
  }

  private Sensitivity.Setting training(double share) {
    int size = HeldOut.trainSize(queries, share);
    return setting(size, queries, seed -> evaluation.apply(HeldOut.split(queries, seed, share),
        new FitOptions(options.clustersOf(size), seed)));
  }

  private Sensitivity.Setting setting(int value, LabelledQueries among,
      LongFunction<Evaluation> split) {
    Measurement rows = new Measurement(among);
    options.splits(split).forEach(of -> rows.add(of.parts(), of.scores()));
    return rows.setting(value);
  }

  private List<Integer> clusterCounts() {
    return CLUSTERS.stream()
        .filter(count -> count <= queries.size() / QUERIES_PER_CLUSTER)
        .toList();
  }

  /** Those that leave enough queries for two clusters. */
  private List<Double> trainShares() {
    return TRAIN_SHARES.stream()
        .filter(share -> HeldOut.trainSize(queries, share) >= FEWEST_TRAINED)
        .toList();
  }

  private List<Integer> pools() {
    return POOLS.stream().filter(size -> size <= queries.models().size()).toList();
  }
}
