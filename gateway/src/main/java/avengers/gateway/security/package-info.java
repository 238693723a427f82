/** Who may use the gateway. */
@NullMarked
package avengers.gateway.security;

import org.jspecify.annotations.NullMarked;
