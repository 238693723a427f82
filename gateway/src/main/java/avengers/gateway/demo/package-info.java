/** The demonstration: simulated backends on loopback, and the whole way from them to an answer. */
@NullMarked
package avengers.gateway.demo;

import org.jspecify.annotations.NullMarked;
