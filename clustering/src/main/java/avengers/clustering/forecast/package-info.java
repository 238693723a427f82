/** What the offline job measured of plans: what they answer right, and what they cost. JDK only. */
@NullMarked
package avengers.clustering.forecast;

import org.jspecify.annotations.NullMarked;
