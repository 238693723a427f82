/** What each call to a backend took, and what a request may take. Knows nothing of HTTP. */
@NullMarked
package avengers.gateway.ledger;

import org.jspecify.annotations.NullMarked;
