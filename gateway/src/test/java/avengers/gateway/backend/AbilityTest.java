package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AbilityTest {
  private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);
  private final Ability choices = new Ability(time::get);

  @Test
  void itIsTriedUntilItFails() {
    assertThat(choices.worthAsking()).isTrue();
    assertThat(choices.failed()).isTrue();
    assertThat(choices.worthAsking()).isFalse();
  }

  @Test
  void aSecondFailureIsNoNews() {
    choices.failed();

    assertThat(choices.failed()).isFalse();
  }

  @Test
  void aFailureIsForgottenAfterAWhile() {
    choices.failed();

    time.addAndGet(Ability.MEMORY.toNanos() - 1);
    assertThat(choices.worthAsking()).isFalse();
    time.incrementAndGet();
    assertThat(choices.worthAsking()).isTrue();
    assertThat(choices.failed()).isTrue();
  }
}
