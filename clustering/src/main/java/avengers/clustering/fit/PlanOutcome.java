package avengers.clustering.fit;

/**
 * What a plan brought for a query whose replies were recorded.
 *
 * @param score of the text that won, 0 to 1
 * @param cost dollars; NaN where that is not known
 * @param calls how many samples were asked for
 */
public record PlanOutcome(double score, double cost, int calls) {}
