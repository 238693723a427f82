package avengers.clustering.fit;

/**
 * What the offline job is asked for.
 *
 * @param clusters how many clusters to make
 * @param seed decides every random choice
 */
public record FitOptions(int clusters, long seed) {}
