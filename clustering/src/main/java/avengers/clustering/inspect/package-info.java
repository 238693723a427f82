/** What a router holds, and why it ranks a query as it does, for people and as JSON. */
@NullMarked
package avengers.clustering.inspect;

import org.jspecify.annotations.NullMarked;
