/** The endpoints of OpenAI's API: each reads a request, and has it answered in its own form. */
@NullMarked
package avengers.gateway.endpoint;

import org.jspecify.annotations.NullMarked;
