/** The server: routes, the manners of HTTP, and the one place that makes error responses. */
@NullMarked
package avengers.gateway.http;

import org.jspecify.annotations.NullMarked;
