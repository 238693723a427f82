package avengers.gateway.backend;

import avengers.gateway.openai.ErrorObject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error that a backend tells in the middle of a stream, where there is no status to tell it by,
 * or with the status of a success. There is no common way to say what went wrong.
 */
final class ErrorEvent {
  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private ErrorEvent() {}

  /** What an event says went wrong, if it is an error. */
  static Optional<Failure> in(ObjectNode event, String type, String model,
      SafeMessage messages) {
    boolean given = ErrorObject.isIn(event);
    return given || type.equals("error")
        ? Optional.of(failure(given ? event.path("error") : event, model, messages))
        : Optional.empty();
  }

  private static Failure failure(JsonNode error, String model, SafeMessage messages) {
    int status = status(error);
    FailureReason reason = FailureReason.ofStatus(status);
    return new Failure(model, reason, status,
        reason == FailureReason.REJECTED
            ? messages.shown(error.path("message"))
            : Optional.empty(),
        Optional.empty());
  }

  private static int status(JsonNode error) {
    int code = error.path("code").asInt(0);
    if (code >= BAD_REQUEST && code < 600) {
      return code;
    }
    return switch (error.path("type").asString("")) {
      case "invalid_request_error", "BadRequestError" -> BAD_REQUEST;
      case "rate_limit_error" -> TOO_MANY_REQUESTS;
      default -> SERVER_ERROR;
    };
  }
}
