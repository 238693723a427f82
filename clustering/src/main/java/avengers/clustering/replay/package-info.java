/** Replays recorded samples: what votes and stopping rules would have made of them. */
@NullMarked
package avengers.clustering.replay;

import org.jspecify.annotations.NullMarked;
