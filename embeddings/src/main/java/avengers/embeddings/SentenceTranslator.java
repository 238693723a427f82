package avengers.embeddings;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
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
  /** No tokenizer needs more characters of a text to fill its token limit with real words. */
  private static final int CHARACTERS_PER_TOKEN = 32;

  private final HuggingFaceTokenizer tokenizer;
  private final List<String> inputs;
  private final EmbeddingModel model;

  SentenceTranslator(HuggingFaceTokenizer tokenizer, List<String> inputs, EmbeddingModel model) {
    this.tokenizer = tokenizer;
    this.inputs = List.copyOf(inputs);
    this.model = model;
  }

  @Override
  public NDList processInput(TranslatorContext context, String text) {
    Encoding encoding = tokenizer.encode(beginning(text));
    NDList tensors = new NDList();
    for (String input : inputs) {
      NDArray tensor = context.getNDManager()
          .create(values(encoding, input), new Shape(1, encoding.getIds().length));
      tensor.setName(input);
      tensors.add(tensor);
    }
    return tensors;
  }

  private String beginning(String text) {
    int limit = model.maxTokens() * CHARACTERS_PER_TOKEN;
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
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
    return model.pooling().unitVector(output.toFloatArray(), dimension);
  }
}
