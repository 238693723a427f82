/** Numbers with their units, in digits and in words. JDK only. */
@NullMarked
package avengers.clustering.answer.number;

import org.jspecify.annotations.NullMarked;
