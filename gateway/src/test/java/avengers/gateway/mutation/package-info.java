/** Valid requests, and what can be wrong with them. */
@NullMarked
package avengers.gateway.mutation;

import org.jspecify.annotations.NullMarked;
