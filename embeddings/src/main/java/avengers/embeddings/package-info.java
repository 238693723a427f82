/**
 * Turns a text into a unit vector. The only place that knows DJL, ONNX Runtime and tokenizers.
 */
@NullMarked
package avengers.embeddings;

import org.jspecify.annotations.NullMarked;
