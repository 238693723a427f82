/** The servers that answer for one model: which is asked next, and which is left alone. */
@NullMarked
package avengers.gateway.replica;

import org.jspecify.annotations.NullMarked;
