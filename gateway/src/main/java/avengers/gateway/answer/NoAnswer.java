package avengers.gateway.answer;

import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The error when no sample of a request was answered. */
final class NoAnswer {
  private NoAnswer() {}

  /** One reason that all share is the error; several are listed. */
  static ApiError of(List<Failure> failures) {
    if (failures.isEmpty()) {
      return ApiError.of(ErrorKind.DEADLINE_EXCEEDED,
          "The request's time was up before a model was asked.").withCode("no_answer");
    }
    List<FailureReason> reasons = failures.stream().map(Failure::reason).distinct().toList();
    if (reasons.equals(List.of(FailureReason.REJECTED))
        || reasons.equals(List.of(FailureReason.CAPPED))) {
      return failures.getFirst().asError();
    }
    return ApiError.of(kind(failures), "No sample was answered: " + words(failures) + ".")
        .withCode("no_answer")
        .withRetryAfter(retryAfter(failures));
  }

  /** What went wrong with each model. */
  static String words(List<Failure> failures) {
    return failures.stream()
        .map(failed -> "the model '" + failed.model() + "' " + failed.reason().words())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** When the first of them that says so may be asked again. */
  static Optional<String> retryAfter(List<Failure> failures) {
    return failures.stream().flatMap(failed -> failed.retryAfter().stream()).findFirst();
  }

  /** What all have in common, if that is a matter of time, of rate or of load. */
  static ErrorKind kind(List<Failure> failures) {
    List<FailureReason> reasons = failures.stream().map(Failure::reason).distinct().toList();
    if (reasons.size() != 1) {
      return ErrorKind.BACKEND_FAILED;
    }
    return switch (reasons.getFirst()) {
      case TIMED_OUT, FIRST_TOKEN_TIMED_OUT, IDLE_TIMED_OUT -> ErrorKind.DEADLINE_EXCEEDED;
      case RATE_LIMITED -> ErrorKind.RATE_LIMITED;
      case OVERLOADED, NO_ROOM, STOPPED -> ErrorKind.UNAVAILABLE;
      case UNREACHABLE, REJECTED, SEVERAL_REJECTED, USAGE_REJECTED, CAPPED, UNAUTHORIZED,
          SERVER_ERROR, MALFORMED, TOO_LARGE, BROKEN_OFF, CANCELLED ->
        ErrorKind.BACKEND_FAILED;
    };
  }
}
