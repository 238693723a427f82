package avengers.embeddings;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.List;

/**
 * One text through a sentence-embedding graph. DJL's own translator pools with NDArray operations,
 * which takes longer; this one pools on the output's floats.
 */
final class SentenceTranslator implements NoBatchifyTranslator<String, float[]> {
  private final TextTokens tokens;
  private final List<String> inputs;
  private final Pooling pooling;

  SentenceTranslator(TextTokens tokens, List<String> inputs, Pooling pooling) {
    this.tokens = tokens;
    this.inputs = List.copyOf(inputs);
    this.pooling = pooling;
  }

  @Override
  public NDList processInput(TranslatorContext context, String text) {
    Encoding encoding = tokens.of(text);
    NDList tensors = new NDList();
    for (String input : inputs) {
      NDArray tensor = context.getNDManager()
          .create(values(encoding, input), new Shape(1, encoding.getIds().length));
      tensor.setName(input);
      tensors.add(tensor);
    }
    return tensors;
  }

  private static long[] values(Encoding encoding, String input) {
    return switch (input) {
      case "input_ids" -> encoding.getIds();
      case "attention_mask" -> encoding.getAttentionMask();
      case "token_type_ids" -> encoding.getTypeIds();
      default -> throw new EmbeddingException("the graph asks for an input \"" + input
          + "\"; a sentence-embedding model has input_ids, attention_mask and token_type_ids");
    };
  }

  /** The first output is tokens x dimension to be pooled, or one vector that already is. */
  @Override
  public float[] processOutput(TranslatorContext context, NDList list) {
    NDArray output = list.getFirst();
    long[] shape = output.getShape().getShape();
    int dimension = Math.toIntExact(shape[shape.length - 1]);
    return pooling.unitVector(output.toFloatArray(), dimension);
  }
}
