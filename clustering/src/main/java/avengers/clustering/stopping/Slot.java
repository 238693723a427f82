package avengers.clustering.stopping;

/**
 * A sample that has not come yet.
 *
 * @param model who is, or would be, asked for it
 * @param score the model's expected score on the query, 0 to 1
 */
public record Slot(String model, double score) {}
