package avengers.gateway.answer;

import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import java.util.List;
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
    String message = failures.stream()
        .map(failed -> "the model '" + failed.model() + "' " + failed.reason().words())
        .distinct()
        .collect(Collectors.joining("; ", "No sample was answered: ", "."));
    return ApiError.of(kind(reasons), message)
        .withCode("no_answer")
        .withRetryAfter(
            failures.stream().flatMap(failed -> failed.retryAfter().stream()).findFirst());
  }

  private static ErrorKind kind(List<FailureReason> reasons) {
    if (reasons.size() > 1) {
      return ErrorKind.BACKEND_FAILED;
    }
    return switch (reasons.getFirst()) {
      case TIMED_OUT -> ErrorKind.DEADLINE_EXCEEDED;
      case RATE_LIMITED -> ErrorKind.RATE_LIMITED;
      case OVERLOADED -> ErrorKind.UNAVAILABLE;
      case UNREACHABLE, REJECTED, SEVERAL_REJECTED, USAGE_REJECTED, CAPPED, UNAUTHORIZED,
          SERVER_ERROR, MALFORMED, BROKEN_OFF, CANCELLED ->
        ErrorKind.BACKEND_FAILED;
    };
  }
}
