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
    List<ApiError> errors = failures.stream().map(Failure::asError).toList();
    List<ErrorKind> kinds = errors.stream().map(ApiError::kind).distinct().toList();
    return ApiError.of(kinds.size() == 1 ? kinds.getFirst() : ErrorKind.BACKEND_FAILED, message)
        .withCode("no_answer")
        .withRetryAfter(errors.stream().flatMap(error -> error.retryAfter().stream()).findFirst());
  }
}
