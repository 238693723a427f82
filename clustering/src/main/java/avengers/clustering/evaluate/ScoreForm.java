package avengers.clustering.evaluate;

import java.util.Comparator;
import java.util.List;

/**
 * The published score form (Avengers-Pro, arXiv 2508.12631) at every balance of accuracy and cost.
 *
 * @param ways one for each alpha, evenly from 0 to 1
 */
record ScoreForm(List<Outcomes> ways) {
  /** From 0 to 1 in hundredths. */
  static final int STEPS = 100;

  ScoreForm {
    ways = List.copyOf(ways);
  }

  /**
   * What the score form brings for as much money: a mix of the two neighbours in cost; its best
   * where it never costs as much, its cheapest where it never costs as little.
   */
  Outcomes at(double cost) {
    List<Outcomes> byCost = ways.stream()
        .sorted(Comparator.comparingDouble(Outcomes::cost))
        .toList();
    if (cost >= byCost.getLast().cost()) {
      return ways.stream().max(Comparator.comparingDouble(Outcomes::score)).orElseThrow();
    }
    int next = 0;
    while (byCost.get(next).cost() <= cost) {
      next++;
    }
    if (next == 0) {
      return byCost.getFirst();
    }
    Outcomes below = byCost.get(next - 1);
    Outcomes above = byCost.get(next);
    return below.mixed((cost - below.cost()) / (above.cost() - below.cost()), above);
  }
}
