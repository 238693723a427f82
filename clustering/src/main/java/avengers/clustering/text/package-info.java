/** Tables and figures as people read them. */
@NullMarked
package avengers.clustering.text;

import org.jspecify.annotations.NullMarked;
