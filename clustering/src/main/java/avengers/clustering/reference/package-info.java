/** The artefacts of the Avengers reference scripts: read into a router, and written from one. */
@NullMarked
package avengers.clustering.reference;

import org.jspecify.annotations.NullMarked;
