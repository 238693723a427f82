package avengers.clustering.fit;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.observation.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ranks models for the queries that a router was fitted on, by scores that do not know the query:
 * clusters stay, and scores are taken from the other nine tenths of the queries.
 */
public final class CrossFitting {
  private static final int FOLDS = 10;

  private CrossFitting() {}

  /** The ranking of each query's own models, in the queries' order. */
  public static List<Ranking> rankings(LabelledQueries queries, FittedRouter router, long seed) {
    int[] folds = new SplittableRandom(seed).ints(queries.size(), 0, FOLDS).toArray();
    int[] clusters = queries.embeddings()
        .stream()
        .mapToInt(embedding -> router.centroids().nearest(embedding, 1).getFirst().cluster())
        .toArray();
    List<Ranking> rankings = new ArrayList<>(
        Collections.nCopies(queries.size(), new Ranking(List.of(), List.of())));
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      List<List<ModelStatistics>> scores = Scoring.byGroup(queries, router.centroids().count(),
          query -> folds[query] == left ? -1 : clusters[query]);
      List<ModelStatistics> overall = Scoring.byGroup(queries, 1,
          query -> folds[query] == left ? -1 : 0).getFirst();
      Ranker ranker = new Ranker(new FittedRouter(router.embedder(), router.centroids(),
          router.models(), scores, overall, router.rule(), router.provenance()));
      for (int query = 0; query < folds.length; query++) {
        if (folds[query] == fold) {
          Observation of = queries.queries().get(query);
          rankings.set(query, ranker.rank(queries.embeddings().get(query),
              of.scores().keySet().stream().sorted().toList()));
        }
      }
    }
    return rankings;
  }
}
