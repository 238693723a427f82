package avengers.clustering.collect;

import java.util.OptionalDouble;

/**
 * A reply and its score.
 *
 * @param score 0 to 1; absent if it could not be graded
 */
record GradedReply(Reply reply, OptionalDouble score) {}
