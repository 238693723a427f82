/** What was measured and learned, as one page for people. */
@NullMarked
package avengers.clustering.report;

import org.jspecify.annotations.NullMarked;
