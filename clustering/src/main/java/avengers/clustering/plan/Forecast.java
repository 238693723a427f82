package avengers.clustering.plan;

import java.util.OptionalDouble;

/**
 * What a plan is expected to bring for one query.
 *
 * @param accuracy the probability of a right answer; empty where nothing like it was measured
 * @param standardError of the accuracy of such plans; empty where the accuracy is
 * @param cost expected dollars; empty where a model's cost is not known
 * @param most dollars that it cannot exceed; empty where that is not known
 * @param calls expected number of samples
 */
public record Forecast(Plan plan,
    OptionalDouble accuracy,
    OptionalDouble standardError,
    OptionalDouble cost,
    OptionalDouble most,
    double calls) {}
