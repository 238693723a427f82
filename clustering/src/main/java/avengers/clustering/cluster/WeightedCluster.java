package avengers.clustering.cluster;

/**
 * A cluster's share in a query's scores.
 *
 * @param distance squared Euclidean distance of its centroid from the query's unit vector
 * @param weight 0 to 1; the weights of a query's clusters sum to 1
 */
public record WeightedCluster(int cluster, double distance, double weight) {}
