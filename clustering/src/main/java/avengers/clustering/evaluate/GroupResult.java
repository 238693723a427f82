package avengers.clustering.evaluate;

/**
 * How routing did on some of the queries: a data set, or a cluster.
 *
 * @param queries how many were tested
 * @param bestSingle percent
 * @param routed percent
 * @param reference percent
 * @param difference routed against best single
 */
public record GroupResult(String name,
    int queries,
    double bestSingle,
    double routed,
    double reference,
    Difference difference) {}
