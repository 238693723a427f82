/** Decides after each sample whether to go on asking. JDK only. */
@NullMarked
package avengers.clustering.stopping;

import org.jspecify.annotations.NullMarked;
