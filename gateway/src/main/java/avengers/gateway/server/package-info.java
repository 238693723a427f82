/** The running gateway: what is made at the start, replaced by a reload, and ended at the stop. */
@NullMarked
package avengers.gateway.server;

import org.jspecify.annotations.NullMarked;
