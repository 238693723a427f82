package avengers.clustering.vote;

import java.util.Map;

/**
 * How much a model's vote counts. Of independent models the majority is right most often if each
 * vote weighs the log-odds of its being right (Nitzan and Paroush 1982): with {@code A} equally
 * likely alternatives and expected score {@code p}, {@code log((A - 1) p / (1 - p))}. Models are
 * not independent: a factor a model takes off what its votes only repeat of others'.
 *
 * @param factors by model, not negative; a model without one has 1
 */
public record VoteWeights(Map<String, Double> factors) {
  /** All models as if they erred independently. */
  public static final VoteWeights INDEPENDENT = new VoteWeights(Map.of());

  /** A score of 0 or 1 is never certain. */
  private static final double LEAST_DOUBT = 0.01;

  public VoteWeights {
    factors = Map.copyOf(factors);
    factors.forEach((model, factor) -> {
      if (!(factor >= 0 && Double.isFinite(factor))) {
        throw new IllegalArgumentException("the vote's factor of " + model + " is " + factor);
      }
    });
  }

  /** The weight of one vote; 0 for a model that is no better than guessing. */
  public double of(String model, double score, int alternatives) {
    return factors.getOrDefault(model, 1.0) * logOdds(score, alternatives);
  }

  /**
   * The weight of a vote that is independent of all others.
   *
   * @param score expected score, 0 to 1
   * @param alternatives how many answers there are to choose from, at least 2
   */
  public static double logOdds(double score, int alternatives) {
    double right = Math.clamp(score, LEAST_DOUBT, 1 - LEAST_DOUBT);
    return Math.max(0, Math.log((alternatives - 1) * right / (1 - right)));
  }
}
