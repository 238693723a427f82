package avengers.gateway.demo.simulated;

import java.util.random.RandomGenerator;

/**
 * How often a simulated model is wrong in a field, as a share of its samples at temperature 0.7.
 *
 * <p>
 * Two parts make up the rate. Two fifths are misunderstandings: of some questions the model is sure
 * of one wrong answer, and nearly every sample repeats it; no vote among its own samples mends
 * that. The rest are slips, which happen to each sample on its own, grow in proportion to the
 * temperature, and vanish at temperature 0.
 *
 * @param rate the share, between 0 and 0.9
 */
record ErrorRate(double rate) {

  private static final double HIGHEST = 0.9;
  private static final double USUAL_TEMPERATURE = 0.7;
  private static final double MISUNDERSTOOD_PART = 0.4;
  private static final double USUAL_WAVERING = 0.1;
  private static final double MOST_WAVERING = 0.5;
  private static final double MOST_SLIPS = 0.95;

  ErrorRate {
    check(rate);
  }

  static void check(double rate) {
    if (!(rate >= 0 && rate <= HIGHEST)) {
      throw new IllegalArgumentException(
          "an error rate must be from 0 to " + HIGHEST + ", not " + rate);
    }
  }

  /** Draws whether a question is misunderstood; to be drawn once per question. */
  boolean misunderstands(RandomGenerator question) {
    return question.nextDouble() < rate * MISUNDERSTOOD_PART / (1 - USUAL_WAVERING);
  }

  /** Draws whether a sample keeps to the misunderstanding. */
  boolean persists(double temperature, RandomGenerator sample) {
    double wavering = Math.min(MOST_WAVERING, USUAL_WAVERING * temperature / USUAL_TEMPERATURE);
    return sample.nextDouble() >= wavering;
  }

  /** Draws whether a sample slips. */
  boolean slips(double temperature, RandomGenerator sample) {
    double usual = rate * (1 - MISUNDERSTOOD_PART) / (1 - rate * MISUNDERSTOOD_PART);
    return sample.nextDouble() < Math.min(MOST_SLIPS, usual * temperature / USUAL_TEMPERATURE);
  }
}
