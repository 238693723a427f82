/** The commands of the offline job. */
@NullMarked
package avengers.clustering.cli;

import org.jspecify.annotations.NullMarked;
