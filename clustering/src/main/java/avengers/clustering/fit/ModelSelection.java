package avengers.clustering.fit;

import avengers.clustering.cluster.OverallScores;
import avengers.clustering.cluster.ScoreTotals;
import avengers.clustering.cluster.ShrunkScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the models that matter (Avengers, arXiv 2505.19797): those that are most often first in a
 * cluster, then most often second. Clusters are ranked by shrunk scores, as luck would fill the
 * pool otherwise. What is still equal is decided by the score on all queries.
 */
final class ModelSelection {
  private final PlacedQueries placed;
  private final List<String> models;
  private final double[] overall;
  private final int[] first;
  private final int[] second;

  private ModelSelection(PlacedQueries placed, long seed) {
    this.placed = placed;
    this.models = placed.queries().models();
    this.first = new int[models.size()];
    this.second = new int[models.size()];
    ScoreMatrix scores = ScoreMatrix.of(placed.queries().queries(), models);
    ScoreTotals all = scores.totals(1, query -> 0);
    this.overall = OverallScores.of(all);
    double strength = CrossValidation.of(placed, models, seed).rule().shrinkage();
    double[][] shrunk = ShrunkScores.of(scores.totals(placed.clusters(), placed::home), all,
        strength);
    Arrays.stream(shrunk).forEach(this::count);
  }

  /**
   * The best so many models, most important first.
   *
   * @throws IllegalArgumentException if there are fewer models
   */
  static List<SelectedModel> of(PlacedQueries placed, int wanted, long seed) {
    int known = placed.queries().models().size();
    if (wanted < 1 || wanted > known) {
      throw new IllegalArgumentException(
          "cannot select " + wanted + " of " + known + " models; choose from 1 to " + known);
    }
    return new ModelSelection(placed, seed).selected(wanted, seed);
  }

  private void count(double[] cluster) {
    List<Integer> ranked = IntStream.range(0, cluster.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(model -> -cluster[model])
            .thenComparingDouble(model -> -overall[model]))
        .toList();
    first[ranked.getFirst()]++;
    if (ranked.size() > 1) {
      second[ranked.get(1)]++;
    }
  }

  private List<SelectedModel> selected(int wanted, long seed) {
    List<Integer> ranked = IntStream.range(0, models.size())
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(model -> -first[model])
            .thenComparingInt(model -> -second[model])
            .thenComparingDouble(model -> -overall[model]))
        .toList();
    List<String> pool = new ArrayList<>();
    List<SelectedModel> selected = new ArrayList<>();
    for (int model : ranked.subList(0, wanted)) {
      pool.add(models.get(model));
      double score = Arrays.stream(CrossValidation.of(placed, pool, seed).routed())
          .average()
          .orElse(0);
      selected.add(new SelectedModel(models.get(model), first[model], second[model], score));
    }
    return selected;
  }
}
