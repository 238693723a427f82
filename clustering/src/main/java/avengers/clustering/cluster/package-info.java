/** The fitted router: clusters x models to scores, and how a query is ranked by them. JDK only. */
@NullMarked
package avengers.clustering.cluster;

import org.jspecify.annotations.NullMarked;
