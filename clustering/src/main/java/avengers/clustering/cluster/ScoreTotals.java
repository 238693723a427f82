package avengers.clustering.cluster;

import java.util.List;

/**
 * How many scores there are of groups x models, and what they sum to. Mutable; for loops over many
 * queries, where {@link ModelStatistics} would be slow.
 */
public final class ScoreTotals {
  private final int models;
  private final double[] counts;
  private final double[] sums;

  /** Totals without any score. */
  public ScoreTotals(int groups, int models) {
    this.models = models;
    this.counts = new double[groups * models];
    this.sums = new double[groups * models];
  }

  /** The totals behind groups' means. */
  public static ScoreTotals of(List<List<ModelStatistics>> groups) {
    int models = groups.isEmpty() ? 0 : groups.getFirst().size();
    ScoreTotals totals = new ScoreTotals(groups.size(), models);
    for (int group = 0; group < groups.size(); group++) {
      for (int model = 0; model < models; model++) {
        ModelStatistics seen = groups.get(group).get(model);
        totals.counts[group * models + model] = seen.count();
        totals.sums[group * models + model] = seen.count() * seen.score();
      }
    }
    return totals;
  }

  /** Adds one score. */
  public void add(int group, int model, double score) {
    counts[group * models + model]++;
    sums[group * models + model] += score;
  }

  /** What remains without the scores of a part. */
  public ScoreTotals without(ScoreTotals part) {
    ScoreTotals rest = new ScoreTotals(groups(), models);
    for (int i = 0; i < counts.length; i++) {
      rest.counts[i] = counts[i] - part.counts[i];
      rest.sums[i] = sums[i] - part.sums[i];
    }
    return rest;
  }

  public int groups() {
    return models == 0 ? 0 : counts.length / models;
  }

  public int models() {
    return models;
  }

  /** How many scores a model has in a group. */
  public double count(int group, int model) {
    return counts[group * models + model];
  }

  /** A model's mean score in a group; 0 where it has none. */
  public double mean(int group, int model) {
    int at = group * models + model;
    return counts[at] == 0 ? 0 : Math.clamp(sums[at] / counts[at], 0, 1);
  }
}
