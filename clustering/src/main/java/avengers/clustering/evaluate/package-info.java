/** Held-out measurement: what routing would have scored on queries that it was not fitted on. */
@NullMarked
package avengers.clustering.evaluate;

import org.jspecify.annotations.NullMarked;
