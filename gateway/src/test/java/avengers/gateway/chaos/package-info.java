/** What clients see while backends hang, lie and die, over real sockets; and whether it lasts. */
@NullMarked
package avengers.gateway.chaos;

import org.jspecify.annotations.NullMarked;
