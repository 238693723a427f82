package avengers.clustering.stopping;

/**
 * Stops when the leading answer is very probably the majority of all that the models could say
 * (Adaptive-Consistency, Aggarwal et al. 2023, arXiv 2305.11860, the Beta criterion). Until then it
 * asks for just as many samples as would settle it if all of them agreed with the leader. It counts
 * samples, whatever they weigh: see {@link avengers.clustering.vote.Tally}.
 *
 * @param threshold the probability, above 0.5, below 1
 */
public record Adaptive(double threshold) implements StoppingRule {
  /**
   * As measured on recorded samples: saves at least 40 % of them (docs/replaying.md), where the
   * published 0.95 saves less. Two that agree at the start are enough.
   */
  public static final Adaptive USUAL = new Adaptive(0.85);

  public Adaptive {
    if (!(threshold > 0.5 && threshold < 1)) {
      throw new IllegalArgumentException("the threshold must lie between 0.5 and 1: " + threshold);
    }
  }

  @Override
  public Step next(Interim interim) {
    Pursuit majority = this::settled;
    return majority.next(interim, interim.tally(interim.arrived()));
  }

  private boolean settled(int first, int second) {
    return probability(first, second) > threshold;
  }

  /**
   * The probability that the leader is said more often than the second, under a Beta posterior with
   * a uniform prior: the upper half of Beta(first + 1, second + 1), which is a binomial tail.
   */
  static double probability(int first, int second) {
    int all = first + second + 1;
    double term = Math.pow(0.5, all);
    double tail = 0;
    for (int less = 0; less <= first; less++) {
      tail += term;
      term *= (double) (all - less) / (less + 1);
    }
    return tail;
  }
}
