package avengers.clustering.evaluate;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.vote.LearnedVoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures routing over several random splits. The same on any number of cores. */
public final class Evaluator {
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
    return options.seeds() * (1 + (options.sensitivity() ? study().settings() : 0))
        + (options.leaveOneOut() ? datasets().size() : 0);
  }

  /** One split's figures. */
  private record Split(Evaluation evaluation,
      Map<Row, double[]> rows,
      Votes.Split votes,
      Optional<DialSplit> dial) {}

  /**
   * Measures all.
   *
   * @param router fitted on all queries, for the figures by cluster
   */
  public EvaluationResult evaluate(FittedRouter router) {
    Votes votes = new Votes(queries);
    Measurement rows = new Measurement(queries);
    List<Split> splits = options.splits(seed -> split(votes, seed));
    for (Split split : splits) {
      rows.add(split.evaluation().parts(), split.rows());
      votes.add(split.evaluation().parts(), split.votes());
    }
    return new EvaluationResult(queries.size(), queries.models().size(),
        router.centroids().count(), options.seeds(), splits.getFirst().evaluation().bestSingle(),
        router.evidence(),
        rows.results(), votes.models(), votes.results(rows.row(Row.BEST_SINGLE)), byDataset(rows),
        byCluster(rows, router),
        DialMeasurement.of(queries.size(), router,
            splits.stream().map(split -> split.evaluation().parts()).toList(),
            splits.stream().map(Split::dial).toList()),
        options.sensitivity() ? Optional.of(study().measure()) : Optional.empty(), leaveOneOut());
  }

  private Split split(Votes votes, long seed) {
    Evaluation evaluation = evaluation(HeldOut.split(queries, seed), options.fitOf(seed));
    LearnedVoting learned = evaluation.learnedVoting(votes.replies(), seed);
    return new Split(evaluation, evaluation.scores(), votes.measure(evaluation, learned),
        DialSplit.of(evaluation, votes.replies(), learned, seed));
  }

  private SensitivityStudy study() {
    return new SensitivityStudy(queries, options, this::evaluation);
  }

  /** One step. */
  private Evaluation evaluation(HeldOut parts, FitOptions fit) {
    Evaluation evaluation = new Evaluation(parts, fitter.fit(parts.train(), fit));
    progress.run();
    return evaluation;
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
          new FitOptions(options.clustersOf(parts.trainPositions().size()), options.fit().seed()));
      rows.add(evaluation.parts(), evaluation.scores());
      rows.group(name, members).ifPresent(groups::add);
    });
    return rows.group("all", IntStream.range(0, queries.size()).boxed().toList())
        .map(all -> new LeaveOneOut(groups, all));
  }

  private Map<String, List<Integer>> datasets() {
    return HeldOut.byDataset(queries);
  }
}
