package avengers.gateway.backend;

import avengers.gateway.openai.Json;
import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a backend may reject a request for, that could do without. There is no common way to say so:
 * the field's name, or a word for it, stands somewhere in the error.
 */
enum RejectedField {
  SEVERAL_CHOICES,
  STREAM_OPTIONS;

  private static final int LONGEST = 10_000;

  private Set<String> words() {
    return switch (this) {
      case SEVERAL_CHOICES -> Set.of("n", "choice", "choices");
      case STREAM_OPTIONS -> Set.of("stream_options", "include_usage");
    };
  }

  /** Looks into the body of a response. */
  boolean in(Buffer content) {
    return Json.read(content.getBytes())
        .map(RejectedField::texts)
        .orElseGet(() -> Stream.of(content.toString()))
        .anyMatch(this::isMeantBy);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isString()
        ? Stream.of(node.asString())
        : node.valueStream().flatMap(RejectedField::texts);
  }

  /** Tool_choice is one word, and not one of these. */
  private boolean isMeantBy(String text) {
    String start = text.substring(0, Math.min(LONGEST, text.length()));
    return Stream.of(start.split("\\W+")).anyMatch(words()::contains);
  }
}
