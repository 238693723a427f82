/** What must hold for any bytes that clients or backends may send. */
@NullMarked
package avengers.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
