/** The offline job: from labelled queries to a fitted router. The only place that knows Smile. */
@NullMarked
package avengers.clustering.fit;

import org.jspecify.annotations.NullMarked;
