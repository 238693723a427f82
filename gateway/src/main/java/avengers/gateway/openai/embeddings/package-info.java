/** Requests for embeddings and their answers, for the gateway's own embedding model. */
@NullMarked
package avengers.gateway.openai.embeddings;

import org.jspecify.annotations.NullMarked;
