/** Makes observations: asks models labelled questions, and grades what they reply. */
@NullMarked
package avengers.clustering.collect;

import org.jspecify.annotations.NullMarked;
