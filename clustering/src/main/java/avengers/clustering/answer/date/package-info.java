/** Dates, by their parts. JDK only. */
@NullMarked
package avengers.clustering.answer.date;

import org.jspecify.annotations.NullMarked;
