/** What logs tell of requests: whose line it is, and a line for each. */
@NullMarked
package avengers.gateway.log;

import org.jspecify.annotations.NullMarked;
