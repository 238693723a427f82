/** OpenAI's wire format: requests, completions, chunks and errors as JSON. */
@NullMarked
package avengers.gateway.openai;

import org.jspecify.annotations.NullMarked;
