/** OpenAI's Responses API, said as chat completions: its requests, its answers, its events. */
@NullMarked
package avengers.gateway.openai.responses;

import org.jspecify.annotations.NullMarked;
