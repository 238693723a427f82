/** Which models to ask, and how many samples of each. JDK only. */
@NullMarked
package avengers.clustering.plan;

import org.jspecify.annotations.NullMarked;
