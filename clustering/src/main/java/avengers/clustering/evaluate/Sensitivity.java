package avengers.clustering.evaluate;

import java.util.List;

/** How much the figures depend on what was chosen. */
public record Sensitivity(List<Setting> clusters, List<Setting> models, List<Setting> training) {
  public Sensitivity {
    clusters = List.copyOf(clusters);
    models = List.copyOf(models);
    training = List.copyOf(training);
  }

  /**
   * The mean scores under one setting, percent.
   *
   * @param value the number of clusters, of models, or of training queries
   */
  public record Setting(int value, double bestSingle, double routed, double reference) {}
}
