package avengers.clustering.evaluate;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.fit.ClusterCount;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.LabelledQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Measures routing over several random splits. The same on any number of cores. */
public final class Evaluator {
  private static final List<Integer> CLUSTERS = List.of(2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);
  private static final List<Double> TRAIN_SHARES = List.of(0.035, 0.07, 0.14, 0.28, 0.49, 0.7);
  private static final int FEWEST_TRAINED = 4;
  private static final List<Integer> POOLS = List.of(1, 2, 3, 4, 5, 7, 10, 14, 20, 30);

  private final LabelledQueries queries;
  private final Fitter fitter;
  private final EvaluationOptions options;
  private final Runnable progress;

  /** How routers are fitted. */
  @FunctionalInterface
  public interface Fitter {
    FittedRouter fit(LabelledQueries queries, FitOptions options);
  }

  /**
   * Prepares to measure.
   *
   * @param progress run after each of {@link #steps} steps
   */
  public Evaluator(LabelledQueries queries, Fitter fitter, EvaluationOptions options,
      Runnable progress) {
    this.queries = queries;
    this.fitter = fitter;
    this.options = options;
    this.progress = progress;
  }

  /** How many steps there are. */
  public int steps() {
    int settings = clusterCounts().size() + trainShares().size() + pools().size();
    return options.seeds() * (1 + (options.sensitivity() ? settings : 0))
        + (options.leaveOneOut() ? datasets().size() : 0);
  }

  /** One split's figures. */
  private record Split(Evaluation evaluation,
      Map<Row, double[]> rows,
      Votes.Split votes,
      Optional<Frontier> frontier) {}

  /**
   * Measures all.
   *
   * @param router fitted on all queries, for the figures by cluster
   */
  public EvaluationResult evaluate(FittedRouter router) {
    Votes votes = new Votes(queries);
    Measurement rows = new Measurement(queries);
    List<Split> splits = splits(seed -> split(votes, seed));
    for (Split split : splits) {
      rows.add(split.evaluation().parts(), split.rows());
      votes.add(split.evaluation().parts(), split.votes());
    }
    List<Frontier> frontiers = splits.stream()
        .flatMap(split -> split.frontier().stream())
        .toList();
    return new EvaluationResult(queries.size(), queries.models().size(),
        router.centroids().count(), options.seeds(), splits.getFirst().evaluation().bestSingle(),
        router.evidence(),
        rows.results(), votes.results(rows.row(Row.BEST_SINGLE)), byDataset(rows),
        byCluster(rows, router),
        frontiers.size() == splits.size()
            ? Optional.of(Frontier.mean(frontiers))
            : Optional.empty(),
        options.sensitivity() ? Optional.of(sensitivity()) : Optional.empty(), leaveOneOut());
  }

  private Split split(Votes votes, long seed) {
    HeldOut parts = HeldOut.split(queries, seed);
    Evaluation evaluation = evaluation(parts, fitOptions(options.fit(), seed));
    Split split = new Split(evaluation, evaluation.scores(), votes.measure(evaluation, seed),
        Frontier.of(evaluation));
    progress.run();
    return split;
  }

  private Evaluation evaluation(HeldOut parts, FitOptions fit) {
    return new Evaluation(parts, fitter.fit(parts.train(), fit));
  }

  private static FitOptions fitOptions(FitOptions fit, long seed) {
    return new FitOptions(fit.clusters(), seed);
  }

  private List<GroupResult> byDataset(Measurement rows) {
    List<GroupResult> groups = new ArrayList<>();
    datasets().forEach((name, members) -> rows.group(name, members).ifPresent(groups::add));
    return groups;
  }

  private List<GroupResult> byCluster(Measurement rows, FittedRouter router) {
    List<List<Integer>> members = IntStream.range(0, router.centroids().count())
        .<List<Integer>>mapToObj(cluster -> new ArrayList<>())
        .toList();
    for (int query = 0; query < queries.size(); query++) {
      members.get(router.centroids()
          .nearest(queries.embeddings().get(query), 1)
          .getFirst()
          .cluster()).add(query);
    }
    return IntStream.range(0, members.size())
        .mapToObj(cluster -> rows.group(Integer.toString(cluster), members.get(cluster)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Sensitivity sensitivity() {
    List<Sensitivity.Setting> clusters = clusterCounts().stream()
        .map(count -> setting(count, queries,
            seed -> evaluation(HeldOut.split(queries, seed), new FitOptions(count, seed))))
        .toList();
    List<Sensitivity.Setting> models = pools().stream().map(this::pool).toList();
    List<Sensitivity.Setting> training = trainShares().stream().map(this::training).toList();
    return new Sensitivity(clusters, models, training);
  }

  private Sensitivity.Setting pool(int size) {
    LabelledQueries some = queries.of(BestModels.of(queries, size));
    return setting(size, some, seed -> evaluation(HeldOut.split(some, seed),
        fitOptions(options.fit(), seed)));
  }

  private Sensitivity.Setting training(double share) {
    int size = HeldOut.trainSize(queries, share);
    return setting(size, queries, seed -> evaluation(HeldOut.split(queries, seed, share),
        new FitOptions(clustersOf(size), seed)));
  }

  /** As many clusters as asked for, but no more than so few queries can fill. */
  private ClusterCount clustersOf(int trained) {
    return options.fit().clusters().atMost(Math.max(2, trained / 2));
  }

  private Sensitivity.Setting setting(int value, LabelledQueries of,
      LongFunction<Evaluation> evaluation) {
    Measurement rows = new Measurement(of);
    splits(seed -> {
      Evaluation measured = evaluation.apply(seed);
      progress.run();
      return measured;
    }).forEach(measured -> rows.add(measured.parts(), measured.scores()));
    return rows.setting(value);
  }

  private <T> List<T> splits(LongFunction<T> split) {
    return LongStream.range(0, options.seeds()).parallel().mapToObj(split).toList();
  }

  private Optional<LeaveOneOut> leaveOneOut() {
    Map<String, List<Integer>> datasets = datasets();
    if (!options.leaveOneOut() || datasets.size() < 2) {
      return Optional.empty();
    }
    Measurement rows = new Measurement(queries);
    List<GroupResult> groups = new ArrayList<>();
    datasets.forEach((name, members) -> {
      HeldOut parts = HeldOut.without(name, queries);
      Evaluation evaluation = evaluation(parts,
          new FitOptions(clustersOf(parts.trainPositions().size()), options.fit().seed()));
      rows.add(evaluation.parts(), evaluation.scores());
      rows.group(name, members).ifPresent(groups::add);
      progress.run();
    });
    return rows.group("all", IntStream.range(0, queries.size()).boxed().toList())
        .map(all -> new LeaveOneOut(groups, all));
  }

  private Map<String, List<Integer>> datasets() {
    return HeldOut.byDataset(queries);
  }

  private List<Integer> clusterCounts() {
    return CLUSTERS.stream().filter(count -> count <= queries.size() / 4).toList();
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
