/** What several packages' tests share. */
@NullMarked
package avengers.clustering.testing;

import org.jspecify.annotations.NullMarked;
