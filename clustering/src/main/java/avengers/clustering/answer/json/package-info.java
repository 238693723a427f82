/** JSON by what it says, and what of it is compared. JDK only. */
@NullMarked
package avengers.clustering.answer.json;

import org.jspecify.annotations.NullMarked;
