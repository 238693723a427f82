/** The router file: a fitted router as JSON, checked when it is read. */
@NullMarked
package avengers.clustering.routerfile;

import org.jspecify.annotations.NullMarked;
