package avengers.clustering.inspect;

/**
 * Why a model has its place in a query's ranking.
 *
 * @param score expected on the query: the mean of the asked clusters' shrunk scores by their weight
 * @param here shrunk score in the nearest cluster
 * @param mean raw mean in the nearest cluster; 0 where the count is 0
 * @param count labelled queries of the nearest cluster behind the mean
 * @param prior what the mean is shrunk towards
 * @param overall mean over all queries
 */
record ExplainedModel(String model,
    double score,
    double here,
    double mean,
    long count,
    double prior,
    double overall) {}
