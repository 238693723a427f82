package avengers.clustering.fit;

import avengers.clustering.cluster.Evidence;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.OverallScores;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.RoutingRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fits a router: clusters the queries, scores every model in every cluster, tunes the shrinkage,
 * and proves on queries that were left out that routing gains anything. Where raw answers are
 * there, it learns what votes are worth, too.
 */
public final class RouterFitter {
  /** Starts of k-means; the best is kept. */
  private static final int STARTS = 4;

  private RouterFitter() {}

  /**
   * Fits a router, but for what it knows of votes.
   *
   * @param embedder fingerprint of the embedder that made the queries' embeddings
   * @param sourceHash SHA-256 of the observations file
   * @throws IllegalArgumentException if there are fewer distinct queries than clusters, or fewer
   * models than are to be selected
   */
  public static FittedRouter fit(LabelledQueries queries, FitOptions options, String embedder,
      String sourceHash) {
    return routing(queries, options, embedder, sourceHash).router();
  }

  /**
   * Fits a router as {@link #fit} does, and learns from raw answers, where there are any, what it
   * should know of votes; measures plans; tells what was tried.
   */
  public static FitResult fitAndTell(LabelledQueries queries, FitOptions options, String embedder,
      String sourceHash) {
    FitResult routing = routing(queries, options, embedder, sourceHash);
    FittedRouter router = routing.router();
    LabelledQueries pool = queries.of(router.models());
    List<Optional<RecordedReplies>> replies = RecordedReplies.read(pool);
    Optional<VotingResult> votes = VotingFit.fit(pool, replies, router, options.seed());
    FittedRouter voting = votes.map(VotingResult::voting).map(router::with).orElse(router);
    return new FitResult(voting.with(PlanFit.fit(pool, replies, voting, options.seed())),
        routing.candidates(), routing.selected(), votes);
  }

  private static FitResult routing(LabelledQueries queries, FitOptions options, String embedder,
      String sourceHash) {
    requireDistinct(queries.embeddings());
    List<ClusterCandidate> candidates = new ArrayList<>();
    PlacedQueries placed = switch (options.clusters()) {
      case ClusterCount.Fixed fixed -> place(queries, fixed.clusters(), options.seed());
      case ClusterCount.Auto _ -> {
        ClusterCountSearch search = ClusterCountSearch.over(queries, options.seed());
        candidates.addAll(search.candidates());
        yield place(queries, search.chosen(), options.seed());
      }
    };
    List<SelectedModel> selected = options.select().isPresent()
        ? ModelSelection.of(placed, options.select().getAsInt(), options.seed())
        : List.of();
    List<String> models = selected.isEmpty()
        ? queries.models()
        : selected.stream().map(SelectedModel::model).sorted().toList();
    Provenance provenance = new Provenance(options.seed(), Instant.now(), sourceHash,
        queries.size());
    return new FitResult(router(placed, queries.withModels(models), embedder, provenance),
        candidates, selected, Optional.empty());
  }

  private static void requireDistinct(List<float[]> embeddings) {
    if (embeddings.stream().allMatch(vector -> Arrays.equals(vector, embeddings.getFirst()))) {
      throw new IllegalArgumentException(
          "routing needs at least 2 distinct queries, and here all are the same");
    }
  }

  private static PlacedQueries place(LabelledQueries queries, int clusters, long seed) {
    return PlacedQueries.of(queries, clusters, STARTS, seed);
  }

  private static FittedRouter router(PlacedQueries placed, LabelledQueries queries,
      String embedder, Provenance provenance) {
    CrossValidation measured = CrossValidation.of(placed, queries.models(), provenance.seed());
    List<ModelStatistics> overall = Scoring.overall(queries);
    Evidence evidence = evidence(measured,
        queries.models().get(OverallScores.best(OverallScores.of(overall))));
    RoutingRule rule = evidence.dominates()
        ? RoutingRule.EIGHT_NEAREST.withShrinkage(CrossValidation.BEST_SINGLE)
        : measured.rule();
    return new FittedRouter(embedder, placed.clustering().centroids(), queries.models(),
        Scoring.byGroup(queries, placed.clusters(), placed::home), overall,
        rule, OutlierRadii.of(placed),
        Optional.of(evidence), Optional.empty(), provenance);
  }

  private static Evidence evidence(CrossValidation measured, String bestSingle) {
    PairedDifference gain = PairedDifference.of(measured.routed(), measured.single());
    boolean proven = gain.isGain() && measured.rule().shrinkage() < CrossValidation.BEST_SINGLE;
    return new Evidence(bestSingle, gain.mean(), gain.standardError(), !proven);
  }
}
