package avengers.clustering.cluster;

/**
 * A model in the order of a ranking.
 *
 * @param score expected score on the query, 0 to 1
 * @param support how many labelled queries of the nearest cluster stand behind the score
 */
public record RankedModel(String model, double score, long support) {}
