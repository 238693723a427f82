package avengers.clustering.cluster;

/**
 * A centroid near a query.
 *
 * @param cluster its index
 * @param distance squared Euclidean distance from the query's unit vector
 */
public record Neighbour(int cluster, double distance) {}
