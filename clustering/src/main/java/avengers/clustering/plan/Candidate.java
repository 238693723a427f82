package avengers.clustering.plan;

/**
 * A model that could be asked.
 *
 * @param healthy whether it is worth asking at this moment
 * @param cost of one call for this request
 */
public record Candidate(String model, Capabilities capabilities, boolean healthy, CallCost cost) {}
