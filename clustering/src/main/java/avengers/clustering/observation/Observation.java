package avengers.clustering.observation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One labelled query.
 *
 * @param query the text that is embedded
 * @param dataset where the query comes from; splits are made inside each data set
 * @param answer the right answer, where known
 * @param scores by model, 0 (wrong) to 1 (right); a model that was not asked is absent
 * @param usages by model, where known
 * @param samples by model the raw answers behind its score, where kept
 */
public record Observation(String query,
    String dataset,
    long index,
    Optional<String> answer,
    Map<String, Double> scores,
    Map<String, Usage> usages,
    Map<String, List<String>> samples) {
  public Observation {
    scores = Map.copyOf(scores);
    usages = Map.copyOf(usages);
    samples = Map.copyOf(samples);
    scores.forEach((model, score) -> {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException(
            "the score of " + model + " is " + score + "; it must lie between 0 and 1");
      }
    });
  }

  /** What is known of these models only. */
  Observation of(Set<String> models) {
    return new Observation(query, dataset, index, answer, only(scores, models),
        only(usages, models), only(samples, models));
  }

  private static <T> Map<String, T> only(Map<String, T> byModel, Set<String> models) {
    Map<String, T> kept = new HashMap<>(byModel);
    kept.keySet().retainAll(models);
    return kept;
  }

  public Usage usage(String model) {
    return usages.getOrDefault(model, Usage.UNKNOWN);
  }
}
