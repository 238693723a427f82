package avengers.gateway.openai;

import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** How an endpoint of the API says what a chat completion says. */
public interface AnswerFormat {
  /** Whether a backend's own bytes may go to the client as they are. */
  boolean isChat();

  /**
   * The whole answer.
   *
   * @param completion a chat completion, with at least one choice
   */
  ObjectNode whole(ObjectNode completion);

  /** Begins a stream. */
  StreamFormat stream();

  /**
   * A whole answer as a stream.
   *
   * @param completion a chat completion, with at least one choice
   */
  default String streamed(ObjectNode completion, boolean includeUsage) {
    StreamFormat events = stream();
    return ChatChunks.of(completion, includeUsage)
        .stream()
        .map(events::chunk)
        .collect(Collectors.joining()) + events.end();
  }
}
