/** A backend for tests: a real server whose replies, good and bad, are written by the test. */
@NullMarked
package avengers.gateway.upstream;

import org.jspecify.annotations.NullMarked;
