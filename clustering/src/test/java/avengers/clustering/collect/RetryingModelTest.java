package avengers.clustering.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.observation.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RetryingModelTest {
  private static final ChatCall CALL = new ChatCall(List.of(new Message("user", "?")), 0,
      OptionalInt.empty(), 0);
  private static final Reply REPLY = new Reply("7", Usage.UNKNOWN);

  private final Deque<CallFailure> failures = new ArrayDeque<>();
  private int asked;

  private final ChatModel model = new ChatModel() {
    @Override
    public String name() {
      return "a";
    }

    @Override
    public Reply ask(ChatCall call) throws CallFailure {
      asked++;
      if (!failures.isEmpty()) {
        throw failures.remove();
      }
      return REPLY;
    }
  };

  private static CallFailure status(int status, Duration wait) {
    return CallFailure.ofStatus("a replied with status " + status, status, Optional.of(wait));
  }

  @Test
  void theBackendsOwnWaitGoesBeforeOurs() throws Exception {
    failures.add(status(429, Duration.ofMillis(1)));
    failures.add(status(503, Duration.ZERO));

    // With our own waits of a minute this would not end in time.
    assertThat(new RetryingModel(model, 3, Duration.ofMinutes(1)).ask(CALL)).isEqualTo(REPLY);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void aLostConnectionIsTriedAgainAfterOurOwnWait() throws Exception {
    failures.add(CallFailure.withoutReply("broken"));

    assertThat(new RetryingModel(model, 1, Duration.ofMillis(10)).ask(CALL)).isEqualTo(REPLY);
    assertThat(asked).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void whatCannotPassIsNotTriedAgain(int status) {
    failures.add(status(status, Duration.ZERO));

    assertThatThrownBy(() -> new RetryingModel(model, 3, Duration.ofMillis(10)).ask(CALL))
        .hasMessage("a replied with status " + status);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void theLastFailureIsToldWhenRetriesAreUsedUp() {
    failures.add(status(500, Duration.ZERO));
    failures.add(status(503, Duration.ZERO));
    failures.add(status(502, Duration.ZERO));

    assertThatThrownBy(() -> new RetryingModel(model, 2, Duration.ofMillis(10)).ask(CALL))
        .hasMessage("a replied with status 502");
  }

  @Test
  void aBackendThatAsksForDaysIsNotWaitedFor() {
    failures.add(status(429, Duration.ofDays(1)));

    assertThatThrownBy(() -> new RetryingModel(model, 3, Duration.ofMillis(10)).ask(CALL))
        .hasMessage("a replied with status 429");
  }

  @Test
  void aWaitThatIsInterruptedEndsAtOnce() {
    failures.add(status(429, Duration.ofMinutes(30)));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new RetryingModel(model, 3, Duration.ofMillis(10)).ask(CALL))
        .isInstanceOf(InterruptedException.class);
  }
}
