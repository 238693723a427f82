package avengers.gateway.answer;

import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Plan;

/**
 * A plan for one request to an ensemble.
 *
 * @param forecast of what is done while there is no doubt; of its second step, too, if it has one
 * @param whole with what may be asked for beyond that where the configuration says so
 */
record PlannedSamples(Forecast forecast, Plan whole) {
  /** How many samples are asked for while there is no doubt. */
  int usual() {
    return forecast.plan().samples();
  }
}
