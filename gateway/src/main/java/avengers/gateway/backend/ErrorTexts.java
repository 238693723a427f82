package avengers.gateway.backend;

import avengers.gateway.openai.Json;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All that the body of an error says, whatever its form. */
final class ErrorTexts {
  private static final int LONGEST = 10_000;

  private ErrorTexts() {}

  /** The texts in a JSON, each up to a length; what is none is one text. */
  static Stream<String> of(Buffer content) {
    return Json.read(content.getBytes())
        .map(ErrorTexts::texts)
        .orElseGet(() -> Stream.of(content.toString()))
        .map(ErrorTexts::start);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isString()
        ? Stream.of(node.asString())
        : node.valueStream().flatMap(ErrorTexts::texts);
  }

  private static String start(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }
}
