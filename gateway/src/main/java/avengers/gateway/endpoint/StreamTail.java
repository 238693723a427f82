package avengers.gateway.endpoint;

import avengers.gateway.openai.Json;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.TokenUsage;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** The last bytes of a stream, which tell how it ended and what it took. */
final class StreamTail {
  private static final int LENGTH = 4_096;
  private static final String DATA = "data:";
  private static final String EVENT = "event:";
  private static final Set<String> LAST_EVENTS = Set.of("response.completed",
      "response.incomplete", "response.failed");

  private Buffer last = Buffer.buffer();

  void add(Buffer chunk) {
    if (chunk.length() >= LENGTH) {
      last = chunk.slice(chunk.length() - LENGTH, chunk.length());
      return;
    }
    int keep = Math.min(last.length(), LENGTH - chunk.length());
    last = Buffer.buffer(LENGTH)
        .appendBuffer(last, last.length() - keep, keep)
        .appendBuffer(chunk);
  }

  boolean isEmpty() {
    return last.length() == 0;
  }

  /** Whether the stream ended with its end mark: an event of its own, not the end of a text. */
  boolean isDone(Service service) {
    return service == Service.RESPONSES ? hasLastEvent() : isMarked();
  }

  private boolean hasLastEvent() {
    return last.toString()
        .lines()
        .filter(line -> line.startsWith(EVENT))
        .reduce((earlier, later) -> later)
        .filter(line -> LAST_EVENTS.contains(line.substring(EVENT.length()).strip()))
        .isPresent();
  }

  private boolean isMarked() {
    return last.toString()
        .lines()
        .filter(line -> line.startsWith(DATA))
        .reduce((earlier, later) -> later)
        .filter(line -> line.substring(DATA.length()).strip().equals("[DONE]"))
        .isPresent();
  }

  /** The usage, if one of the last events reports it. */
  Optional<TokenUsage> usage() {
    return last.toString()
        .lines()
        .filter(line -> line.startsWith(DATA) && line.contains("\"usage\""))
        .reduce((earlier, later) -> later)
        .flatMap(line -> usage(line.substring(DATA.length())));
  }

  private static Optional<TokenUsage> usage(String event) {
    try {
      return TokenUsage.of(Json.MAPPER.readTree(event).path("usage"));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
