package avengers.clustering.forecast;

/**
 * What one position of the dial buys, measured on queries that were left out of the scores.
 *
 * @param quality 0 to 10
 * @param alpha how much accuracy counts against cost, 0 to 1
 * @param accuracy mean score, 0 to 1
 * @param standardError of the accuracy
 * @param cost mean dollars a query; mean number of calls where costs are not known
 * @param calls mean number of calls to models
 */
public record DialPosition(double quality,
    double alpha,
    double accuracy,
    double standardError,
    double cost,
    double calls) {}
