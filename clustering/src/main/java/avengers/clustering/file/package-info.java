/** Files as a whole: how they are read, written, and refused. */
@NullMarked
package avengers.clustering.file;

import org.jspecify.annotations.NullMarked;
