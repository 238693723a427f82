package avengers.clustering.fit;

/**
 * A number of clusters that was tried.
 *
 * @param score mean score of routing on queries that were left out of the scores, 0 to 1
 * @param shortfall how much less that is than the best candidate's
 * @param standardError of the shortfall, query by query; 0 for the best
 * @param chosen whether it is the smallest whose shortfall is within one standard error
 */
public record ClusterCandidate(int clusters,
    double score,
    double shortfall,
    double standardError,
    boolean chosen) {}
