/** Labelled queries, the input of the offline job: what each model scored on each query. */
@NullMarked
package avengers.clustering.observation;

import org.jspecify.annotations.NullMarked;
