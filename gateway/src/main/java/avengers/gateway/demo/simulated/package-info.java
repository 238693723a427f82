/**
 * Simulated specialist models: questions of several fields, solved by program and answered with
 * known error rates.
 */
@NullMarked
package avengers.gateway.demo.simulated;

import org.jspecify.annotations.NullMarked;
