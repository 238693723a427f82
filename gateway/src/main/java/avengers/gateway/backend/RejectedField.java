package avengers.gateway.backend;

import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a backend may reject a request for, that could do without. There is no common way to say so:
 * the field's name, or a word for it, stands somewhere in the error.
 */
enum RejectedField {
  SEVERAL_CHOICES,
  STREAM_OPTIONS;

  private Set<String> words() {
    return switch (this) {
      case SEVERAL_CHOICES -> Set.of("n", "choice", "choices");
      case STREAM_OPTIONS -> Set.of("stream_options", "include_usage");
    };
  }

  /** Looks into the body of a response. */
  boolean in(Buffer content) {
    return ErrorTexts.of(content).anyMatch(this::isMeantBy);
  }

  /** Tool_choice is one word, and not one of these. */
  private boolean isMeantBy(String text) {
    return Stream.of(text.split("\\W+")).anyMatch(words()::contains);
  }
}
