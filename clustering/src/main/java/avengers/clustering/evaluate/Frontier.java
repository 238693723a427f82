package avengers.clustering.evaluate;

import java.util.List;

/**
 * What accuracy costs: the dial of quality, the published score form, and the single models.
 *
 * @param dial positions by rising quality
 * @param scoreForm the published rule by rising alpha
 * @param models each answering every query
 * @param best the best single model's point
 * @param saved by the cheapest position that promised no less accuracy than the best single model
 * @param gained by the best position that promised to cost no more
 */
public record Frontier(List<Position> dial,
    List<Point> scoreForm,
    List<Point> models,
    Point best,
    Gain saved,
    Gain gained) {
  public Frontier {
    dial = List.copyOf(dial);
    scoreForm = List.copyOf(scoreForm);
    models = List.copyOf(models);
  }

  /**
   * A way of answering.
   *
   * @param name alpha, or the model
   * @param score percent
   * @param cost mean dollars a query
   */
  public record Point(String name, double score, double cost) {}

  /**
   * A position of the dial on held-out queries.
   *
   * @param score percent
   * @param cost mean dollars a query
   * @param calls mean number
   * @param promised what the router said of the score before, percent
   * @param reference the score form's at the same cost, percent
   * @param againstReference in points
   */
  public record Position(double quality,
      double score,
      double cost,
      double calls,
      double promised,
      double reference,
      Difference againstReference) {}

  /**
   * What the dial is worth against the best single model. The position was chosen by what the
   * router promised, not by the test queries.
   *
   * @param score in points
   * @param cost percent of the best single model's cost that were saved
   */
  public record Gain(Difference score, Difference cost) {}
}
