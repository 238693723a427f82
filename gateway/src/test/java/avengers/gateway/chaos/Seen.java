package avengers.gateway.chaos;

import avengers.gateway.fixture.Answer;
import avengers.gateway.upstream.Fault;
import tools.jackson.databind.JsonNode;

/** What a client sees of one request. */
enum Seen {
  /** The right answer, whole. */
  RIGHT,
  /** An error with a code and a message, by status or as the last event of a stream. */
  CLEAR_ERROR,
  /** Anything else that looks like an answer. */
  WRONG,
  /** Nothing, long after the deadline. */
  HUNG;

  /** What a whole answer is. */
  static Seen in(Answer answer, boolean stream) {
    if (answer.status() != 200) {
      return isError(answer.error()) ? CLEAR_ERROR : WRONG;
    }
    if (!stream) {
      boolean ended = answer.json().at("/choices/0/finish_reason").isString();
      return ended && answer.content().equals(Fault.RIGHT) ? RIGHT : WRONG;
    }
    if (answer.events().getLast().equals("[DONE]")) {
      boolean ended = answer.chunks()
          .stream()
          .anyMatch(chunk -> chunk.at("/choices/0/finish_reason").isString());
      return ended && answer.streamedContent().equals(Fault.RIGHT) ? RIGHT : WRONG;
    }
    return isError(answer.chunks().getLast().path("error")) ? CLEAR_ERROR : WRONG;
  }

  private static boolean isError(JsonNode error) {
    return !error.path("message").asString("").isBlank() && error.path("code").isString();
  }
}
