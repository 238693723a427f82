/** What a misspelt name probably meant. */
@NullMarked
package avengers.clustering.suggestion;

import org.jspecify.annotations.NullMarked;
