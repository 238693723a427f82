package avengers.clustering.evaluate;

/**
 * How the vote of a query's best models did, with one recorded answer each.
 *
 * @param models how many vote
 * @param plain each vote counts for one
 * @param weighted each vote counts for its weight, learned on the training part
 */
public record VoteResult(int models,
    RowResult plain,
    ConfidenceError plainError,
    RowResult weighted,
    ConfidenceError weightedError) {}
