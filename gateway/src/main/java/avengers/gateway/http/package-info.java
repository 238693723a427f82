/** Routes and handlers, and the one place that makes error responses. */
@NullMarked
package avengers.gateway.http;

import org.jspecify.annotations.NullMarked;
