/** Real clients of OpenAI's API, and its published schemas, against a whole gateway. */
@NullMarked
package avengers.gateway.conformance;

import org.jspecify.annotations.NullMarked;
