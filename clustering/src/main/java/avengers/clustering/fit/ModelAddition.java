package avengers.clustering.fit;

import avengers.clustering.cluster.Addition;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that joins a fitted router: it is scored on the clusters as they are. Centroids, the
 * other models' statistics, shrinkage, radii, evidence and what was learned about votes stay; a new
 * model's votes repeat the others' as much as is usual.
 *
 * @param queries what the model was asked; queries without its score do not count
 * @param sourceHash SHA-256 of the observations file
 * @param replace whether the model may take the place of its own earlier scores
 */
public record ModelAddition(String model,
    LabelledQueries queries,
    String sourceHash,
    boolean replace) {
  /**
   * The router with the model.
   *
   * @throws IllegalArgumentException if no query has a score of the model, or the router knows the
   * model and it is not to be replaced
   */
  public FittedRouter to(FittedRouter router) {
    int position = router.models().indexOf(model);
    if (position >= 0 && !replace) {
      throw new IllegalArgumentException("the router has scores of " + model
          + " already; to score it anew, say --replace");
    }
    LabelledQueries asked = asked();
    List<List<ModelStatistics>> clusters = new ArrayList<>();
    List<List<ModelStatistics>> scored = Scoring.byGroup(asked, router.centroids().count(),
        query -> router.centroids()
            .nearest(asked.embeddings().get(query), 1)
            .getFirst()
            .cluster());
    for (int cluster = 0; cluster < scored.size(); cluster++) {
      clusters.add(with(router.clusters().get(cluster), position, scored.get(cluster).getFirst()));
    }
    Addition addition = new Addition(model, Instant.now(), sourceHash, asked.size());
    List<String> models = with(router.models(), position, model);
    return new FittedRouter(router.embedder(), router.centroids(), models, clusters,
        with(router.overall(), position, Scoring.overall(asked).getFirst()), router.rule(),
        router.radii(), router.evidence(), router.voting().map(of -> UsualFactor.of(models, of)),
        router.plans(), router.provenance().with(addition));
  }

  private LabelledQueries asked() {
    LabelledQueries asked = queries.of(List.of(model));
    if (asked.size() == 0) {
      throw new IllegalArgumentException("the observations hold no score of " + model
          + "; they have scores of " + String.join(", ", queries.models()));
    }
    return asked;
  }

  private static <T> List<T> with(List<T> all, int position, T one) {
    List<T> changed = new ArrayList<>(all);
    if (position < 0) {
      changed.add(one);
    } else {
      changed.set(position, one);
    }
    return changed;
  }
}
