/** Characters and short texts: what of them means nothing, and how values are written. JDK only. */
@NullMarked
package avengers.clustering.answer.text;

import org.jspecify.annotations.NullMarked;
