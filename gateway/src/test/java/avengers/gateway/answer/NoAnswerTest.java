package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoAnswerTest {
  private static Failure failed(String model, FailureReason reason) {
    return Failure.because(model, reason);
  }

  @ParameterizedTest
  @CsvSource({"TIMED_OUT, DEADLINE_EXCEEDED", "RATE_LIMITED, RATE_LIMITED",
      "UNREACHABLE, BACKEND_FAILED", "UNAUTHORIZED, BACKEND_FAILED", "SERVER_ERROR, BACKEND_FAILED",
      "MALFORMED, BACKEND_FAILED", "BROKEN_OFF, BACKEND_FAILED"})
  void aReasonThatAllShareDecidesTheKind(FailureReason reason, ErrorKind kind) {
    ApiError error = NoAnswer.of(List.of(failed("a", reason), failed("b", reason)));

    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.code()).contains("no_answer");
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMED_OUT", "RATE_LIMITED", "REJECTED", "UNREACHABLE"})
  void differentReasonsAreAFailureOfTheBackends(FailureReason reason) {
    ApiError error = NoAnswer.of(
        List.of(failed("a", reason), failed("b", FailureReason.MALFORMED)));

    assertThat(error.kind()).isEqualTo(ErrorKind.BACKEND_FAILED);
    assertThat(error.message()).isEqualTo("No sample was answered: the model 'a' " + reason.words()
        + "; the model 'b' gave no valid answer.");
  }

  @Test
  void aRequestThatAskedNobodyInTimeIsLate() {
    ApiError error = NoAnswer.of(List.of());

    assertThat(error.kind()).isEqualTo(ErrorKind.DEADLINE_EXCEEDED);
    assertThat(error.code()).contains("no_answer");
  }

  @Test
  void aModelIsNamedOncePerReason() {
    ApiError error = NoAnswer.of(List.of(failed("a", FailureReason.MALFORMED),
        failed("a", FailureReason.MALFORMED), failed("a", FailureReason.TIMED_OUT)));

    assertThat(error.message()).isEqualTo("No sample was answered: the model 'a' gave no valid "
        + "answer; the model 'a' did not answer in time.");
  }

  @Test
  void whenToTryAgainIsPassedOn() {
    Failure limited = new Failure("a", FailureReason.RATE_LIMITED, 429, Optional.empty(),
        Optional.of("17"));

    assertThat(NoAnswer.of(List.of(limited, limited)).retryAfter()).contains("17");
    assertThat(NoAnswer.of(List.of(failed("a", FailureReason.MALFORMED))).retryAfter()).isEmpty();
  }

  @Test
  void aRejectionByAllIsPassedOn() {
    Failure rejected = new Failure("a", FailureReason.REJECTED, 422,
        Optional.of("'tools' is not supported"), Optional.empty());

    ApiError error = NoAnswer.of(List.of(rejected, rejected));

    assertThat(error.kind()).isEqualTo(ErrorKind.UNPROCESSABLE);
    assertThat(error.message()).isEqualTo("'tools' is not supported");
  }
}
