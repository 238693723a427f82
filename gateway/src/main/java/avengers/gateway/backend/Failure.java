package avengers.gateway.backend;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import java.util.Optional;

/**
 * Why a call to a backend gave no valid answer.
 *
 * @param status the backend's HTTP status, or 0 if there was none
 * @param message what the backend says is wrong with the request, if it rejected it
 * @param retryAfter the backend's header of this name
 */
public record Failure(String model,
    FailureReason reason,
    int status,
    Optional<String> message,
    Optional<String> retryAfter) {
  /** Seconds after which other answers are likely to be gone. */
  private static final String SOON = "1";

  /** A failure without a response. */
  public static Failure because(String model, FailureReason reason) {
    return new Failure(model, reason, 0, Optional.empty(), Optional.empty());
  }

  /** Too many calls wait; it is worth coming back after so many seconds. */
  static Failure overloaded(String model, String retryAfter) {
    return new Failure(model, FailureReason.OVERLOADED, 0, Optional.empty(),
        Optional.of(retryAfter));
  }

  /** The error as the client of this model is told. */
  public ApiError asError() {
    String text = "The model '" + model + "' " + reason.words() + ".";
    ApiError error = switch (reason) {
      case REJECTED ->
        ApiError.of(ErrorKind.ofStatus(status), message.orElse(text)).withCode("rejected");
      case RATE_LIMITED -> ApiError.of(ErrorKind.RATE_LIMITED, text).withCode("rate_limited");
      case TIMED_OUT, FIRST_TOKEN_TIMED_OUT, IDLE_TIMED_OUT ->
        ApiError.of(ErrorKind.DEADLINE_EXCEEDED, text).withCode(reason.label());
      case NO_ROOM -> ApiError.of(ErrorKind.UNAVAILABLE, text)
          .withCode("no_room")
          .withRetryAfter(Optional.of(SOON));
      case OVERLOADED -> ApiError.of(ErrorKind.UNAVAILABLE, text).withCode("overloaded");
      case STOPPED -> ApiError.of(ErrorKind.UNAVAILABLE, text).withCode("stopping");
      case CAPPED -> ApiError.of(ErrorKind.INVALID_REQUEST, text).withCode("capped");
      case SEVERAL_REJECTED, USAGE_REJECTED, UNREACHABLE, UNAUTHORIZED, SERVER_ERROR, MALFORMED,
          TOO_LARGE, BROKEN_OFF, CANCELLED ->
        ApiError.of(ErrorKind.BACKEND_FAILED, text).withCode("backend_" + reason.label());
    };
    return error.withRetryAfter(retryAfter.or(error::retryAfter));
  }
}
