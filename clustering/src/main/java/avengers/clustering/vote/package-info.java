/** Turns several samples into one verdict. JDK only. */
@NullMarked
package avengers.clustering.vote;

import org.jspecify.annotations.NullMarked;
