/** Lists of numbers and short texts. JDK only. */
@NullMarked
package avengers.clustering.answer.list;

import org.jspecify.annotations.NullMarked;
