package avengers.clustering.fit;

import avengers.clustering.vote.Sample;
import avengers.clustering.vote.VoteWeights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The summed log-odds of each model that votes for a party; in arrays, as they are read often. */
final class PartyOdds {
  private final int[] models;
  private final double[] odds;

  private PartyOdds(int[] models, double[] odds) {
    this.models = models;
    this.odds = odds;
  }

  /**
   * The log-odds of a party's samples.
   *
   * @param positions of the factors by model
   */
  static PartyOdds of(List<Sample> party, int alternatives, Map<String, Integer> positions) {
    Map<Integer, Double> sums = new TreeMap<>();
    for (Sample sample : party) {
      sums.merge(positions.getOrDefault(sample.model(), -1),
          VoteWeights.logOdds(sample.score(), alternatives), Double::sum);
    }
    return new PartyOdds(sums.keySet().stream().mapToInt(Integer::intValue).toArray(),
        sums.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The weight of all votes. */
  double weight(double[] factors) {
    double weight = 0;
    for (int i = 0; i < models.length; i++) {
      weight += factors[models[i]] * odds[i];
    }
    return weight;
  }

  /** Adds each model's log-odds, times a number. */
  void add(double times, double[] sums) {
    for (int i = 0; i < models.length; i++) {
      sums[models[i]] += times * odds[i];
    }
  }

  /** Adds the product of each two models' log-odds, times a number. */
  void addProducts(double times, double[][] products) {
    for (int i = 0; i < models.length; i++) {
      for (int j = 0; j < models.length; j++) {
        products[models[i]][models[j]] += times * odds[i] * odds[j];
      }
    }
  }
}
