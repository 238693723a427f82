package avengers.gateway.backend;

import avengers.gateway.openai.Json;
import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Tells whether a backend rejected a request because it asks for several choices at once. There is
 * no common way to say so: the parameter's name, or the word choice, stands somewhere in the error.
 */
final class RejectedChoices {
  private static final Set<String> WORDS = Set.of("n", "choice", "choices");
  private static final int LONGEST = 10_000;

  private RejectedChoices() {}

  /** Looks into the body of a response. */
  static boolean in(Buffer content) {
    return Json.read(content.getBytes())
        .map(RejectedChoices::texts)
        .orElseGet(() -> Stream.of(content.toString()))
        .anyMatch(RejectedChoices::speaksOfChoices);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isString()
        ? Stream.of(node.asString())
        : node.valueStream().flatMap(RejectedChoices::texts);
  }

  /** Tool_choice is one word, and not one of these. */
  private static boolean speaksOfChoices(String text) {
    String start = text.substring(0, Math.min(LONGEST, text.length()));
    return Stream.of(start.split("\\W+")).anyMatch(WORDS::contains);
  }
}
