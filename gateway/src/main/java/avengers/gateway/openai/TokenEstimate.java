package avengers.gateway.openai;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How many tokens texts have, roughly, without a tokenizer: four bytes of UTF-8 are one. A message
 * takes a few more; pictures, sounds and files take a number of their own, whatever their length.
 */
public final class TokenEstimate {
  private static final int BYTES_PER_TOKEN = 4;
  private static final int PER_MESSAGE = 4;
  private static final int PER_MEDIUM = 1_000;

  private static final List<String> PROMPTS = List.of("messages", "prompt", "input",
      "instructions", "tools", "functions");
  private static final Set<String> NO_TEXT = Set.of("role", "type", "id", "object", "status",
      "finish_reason", "logprobs");
  private static final Set<String> MEDIA = Set.of("image_url", "input_audio", "file", "file_data",
      "file_url");

  private TokenEstimate() {}

  /** The tokens of a text. */
  public static long ofText(long utf8Bytes) {
    return (utf8Bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
  }

  /** The tokens of what a request asks a model to read. Takes time linear in its length. */
  public static long ofPrompt(JsonNode request) {
    long bytes = PROMPTS.stream().mapToLong(field -> textBytes(request.path(field))).sum();
    return ofText(bytes) + PER_MESSAGE * (long) messages(request) + PER_MEDIUM * media(request);
  }

  /** The bytes of what a model wrote, as far as a whole answer or an event of a stream tells it. */
  public static long completionBytes(JsonNode answer) {
    boolean grows = answer.path("type").asString("").endsWith(".delta");
    return textBytes(answer.path("choices")) + textBytes(answer.path("output"))
        + (grows ? textBytes(answer.path("delta")) : 0);
  }

  private static int messages(JsonNode request) {
    return Math.max(1, request.path("messages").size());
  }

  /** How many pictures, sounds and files a request shows. */
  static long media(JsonNode node) {
    return node.properties()
        .stream()
        .mapToLong(field -> MEDIA.contains(field.getKey()) ? 1 : media(field.getValue()))
        .sum() + (node.isArray() ? node.valueStream().mapToLong(TokenEstimate::media).sum() : 0);
  }

  /**
   * The bytes of all text within JSON: of the values of fields, but for names of kinds and roles. A
   * number in a list is a token.
   */
  static long textBytes(JsonNode node) {
    if (node.isString()) {
      return utf8Length(node.asString());
    }
    if (node.isArray()) {
      return node.valueStream()
          .mapToLong(item -> item.isNumber() ? BYTES_PER_TOKEN : textBytes(item))
          .sum();
    }
    return node.properties()
        .stream()
        .filter(field -> !NO_TEXT.contains(field.getKey()) && !MEDIA.contains(field.getKey()))
        .mapToLong(field -> textBytes(field.getValue()))
        .sum();
  }

  private static long utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
