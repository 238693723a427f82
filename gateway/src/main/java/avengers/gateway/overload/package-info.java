/** Who may call a model now, who waits, and who is told to come back later. */
@NullMarked
package avengers.gateway.overload;

import org.jspecify.annotations.NullMarked;
