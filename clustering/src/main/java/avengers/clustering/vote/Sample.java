package avengers.clustering.vote;

/**
 * One model's reply.
 *
 * @param score the model's expected score on the query, 0 to 1
 */
public record Sample(String model, double score, String text) {}
