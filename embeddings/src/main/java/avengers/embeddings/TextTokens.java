package avengers.embeddings;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The tokens of a text as an embedding model reads them. Safe to use from several threads. */
final class TextTokens implements AutoCloseable {
  /** No tokenizer needs more characters of a text to fill its token limit with real words. */
  private static final int CHARACTERS_PER_TOKEN = 32;

  private final HuggingFaceTokenizer tokenizer;
  private final int longest;

  private TextTokens(HuggingFaceTokenizer tokenizer, int longest) {
    this.tokenizer = tokenizer;
    this.longest = longest;
  }

  static TextTokens of(EmbeddingModel model) throws IOException {
    try (InputStream content = model.source().tokenizer()) {
      HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(content,
          Map.of("addSpecialTokens", "true", "truncation", "true", "maxLength",
              Integer.toString(model.maxTokens()), "padding", "false"));
      return new TextTokens(tokenizer, model.maxTokens() * CHARACTERS_PER_TOKEN);
    }
  }

  /** The tokens up to the model's limit, with those that begin and end a text. */
  Encoding of(String text) {
    return tokenizer.encode(beginning(text));
  }

  private String beginning(String text) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(0,
        Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
