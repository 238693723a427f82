/** Every meter, with its unit and meaning. */
@NullMarked
package avengers.gateway.metrics;

import org.jspecify.annotations.NullMarked;
