package avengers.clustering.fit;

import avengers.clustering.vote.LearnedVoting;

/**
 * What was learned about votes, and what it is worth.
 *
 * @param queries how many queries had raw answers
 * @param models how many models gave them
 * @param errorOfAgreement the expected calibration error if agreement were confidence, 0 to 1
 * @param errorOfConfidence that of the confidence which was learned on other queries
 */
public record VotingResult(LearnedVoting voting,
    int queries,
    int models,
    double errorOfAgreement,
    double errorOfConfidence) {}
