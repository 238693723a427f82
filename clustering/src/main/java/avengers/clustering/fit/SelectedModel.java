package avengers.clustering.fit;

/**
 * A model that was chosen for the pool.
 *
 * @param first in how many clusters it is the best of all models
 * @param second in how many clusters it is the second best
 * @param score mean score of routing among it and those chosen before it, on queries that were left
 * out of the scores, 0 to 1
 */
public record SelectedModel(String model, int first, int second, double score) {}
