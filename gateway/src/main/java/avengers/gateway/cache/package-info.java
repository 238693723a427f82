/**
 * Answers that are given again to identical requests, and identical requests that are asked once.
 */
@NullMarked
package avengers.gateway.cache;

import org.jspecify.annotations.NullMarked;
