package avengers.clustering.stopping;

/** When a vote has been asked for enough samples. Pure: the same interim gives the same step. */
public interface StoppingRule {
  /**
   * What to do at the start, and then after each sample that came or failed. An {@link Step.Ask} is
   * followed by the next question at once. Where nothing is outstanding the step is never a wait,
   * and where nothing is left to ask it is never an ask.
   */
  Step next(Interim interim);
}
