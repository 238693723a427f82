package avengers.clustering.vote;

/**
 * Tells a majority from luck: the two-sided binomial test of the two most frequent answers' counts
 * (Selective Ensembles, Black et al. 2022, arXiv 2111.08230, section 3).
 *
 * @param level the chance at which a verdict between two equally likely answers passes all the
 * same, above 0, below 1
 */
public record BinomialTest(double level) {
  public BinomialTest {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("the level must lie between 0 and 1: " + level);
    }
  }

  /**
   * Whether so clear a majority is too unlikely to be luck.
   *
   * @param first the leader's votes; no majority if they are no more than the second's
   */
  public boolean passes(int first, int second) {
    return first > second && pValue(first, second) <= level;
  }

  /** The fewest samples that pass when all of them agree. */
  public int fewest() {
    int samples = 1;
    while (!passes(samples, 0)) {
      samples++;
    }
    return samples;
  }

  /** How likely counts at least as far apart are if both answers are equally likely. */
  static double pValue(int first, int second) {
    int all = first + second;
    double term = Math.pow(0.5, all);
    double tail = 0;
    for (int less = 0; less <= Math.min(first, second); less++) {
      tail += term;
      term *= (double) (all - less) / (less + 1);
    }
    return Math.min(1, 2 * tail);
  }
}
