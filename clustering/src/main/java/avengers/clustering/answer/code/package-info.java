/** Code in one layout, and values of code. JDK only. */
@NullMarked
package avengers.clustering.answer.code;

import org.jspecify.annotations.NullMarked;
