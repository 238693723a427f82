/** How results reach the disk. */
@NullMarked
package avengers.clustering.file;

import org.jspecify.annotations.NullMarked;
