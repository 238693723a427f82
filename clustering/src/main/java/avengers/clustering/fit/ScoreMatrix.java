package avengers.clustering.fit;

import avengers.clustering.cluster.ScoreTotals;
import avengers.clustering.observation.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The scores of queries x models as one array, for loops that read all of them many times. */
final class ScoreMatrix {
  private static final float MISSING = Float.NaN;

  private final int models;
  private final float[] scores;

  private ScoreMatrix(int models, float[] scores) {
    this.models = models;
    this.scores = scores;
  }

  /** The scores of these models, in their order. */
  static ScoreMatrix of(List<Observation> queries, List<String> models) {
    float[] scores = new float[queries.size() * models.size()];
    Arrays.fill(scores, MISSING);
    int next = 0;
    for (Observation query : queries) {
      Map<String, Double> recorded = query.scores();
      for (String model : models) {
        Double score = recorded.get(model);
        if (score != null) {
          scores[next] = score.floatValue();
        }
        next++;
      }
    }
    return new ScoreMatrix(models.size(), scores);
  }

  int queries() {
    return models == 0 ? 0 : scores.length / models;
  }

  int models() {
    return models;
  }

  boolean has(int query, int model) {
    return !Float.isNaN(scores[query * models + model]);
  }

  /** A model's score on a query; 0 where it was not asked. */
  double score(int query, int model) {
    return has(query, model) ? scores[query * models + model] : 0;
  }

  /**
   * The score of the model that is expected to be best, of those that were asked; the first of
   * equals; 0 where none was asked.
   *
   * @param expected by model, at least 0
   */
  double scoreOfBest(int query, double[] expected) {
    int best = -1;
    for (int model = 0; model < models; model++) {
      if (has(query, model) && (best < 0 || expected[model] > expected[best])) {
        best = model;
      }
    }
    return best < 0 ? 0 : score(query, best);
  }

  /**
   * Adds up the scores of each group.
   *
   * @param group the group of each query by its position; a negative one leaves the query out
   */
  ScoreTotals totals(int groups, IntUnaryOperator group) {
    ScoreTotals totals = new ScoreTotals(groups, models);
    for (int query = 0; query < queries(); query++) {
      int of = group.applyAsInt(query);
      for (int model = 0; of >= 0 && model < models; model++) {
        if (has(query, model)) {
          totals.add(of, model, score(query, model));
        }
      }
    }
    return totals;
  }
}
