/** How those who run the gateway add, change and revoke keys, and see what was used. */
@NullMarked
package avengers.gateway.admin;

import org.jspecify.annotations.NullMarked;
