/** What a line of the log tells of the request that it belongs to. */
@NullMarked
package avengers.gateway.log;

import org.jspecify.annotations.NullMarked;
