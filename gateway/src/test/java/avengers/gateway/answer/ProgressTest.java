package avengers.gateway.answer;

import static avengers.gateway.answer.Replied.saying;
import static avengers.gateway.answer.Replied.slot;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Failure WHY = Failure.because("a", FailureReason.TIMED_OUT);

  private final Progress start = Progress.of(List.of(slot("a"), slot("b"), slot("a")));
  private final Place first = start.unasked().getFirst();
  private final Place second = start.unasked().get(1);
  private final Place third = start.unasked().getLast();

  @Test
  void aSampleIsAskedForAndComesOrIsLost() {
    Progress asked = start.asked(first).asked(second);
    Progress ended = asked.arrived(saying(1, "b", "7")).lost(first, WHY);

    assertThat(asked.unasked()).containsExactly(third);
    assertThat(asked.outstanding()).containsExactly(first, second);
    assertThat(ended.outstanding()).isEmpty();
    assertThat(ended.lost()).containsExactly(new Progress.Loss(first, WHY));
    assertThat(ended.asked()).isEqualTo(2);
  }

  @Test
  void placesOfOneModelAreNotConfused() {
    assertThat(start.asked(third).unasked()).containsExactly(first, second);
  }

  @Test
  void whatCameIsInTheOrderOfThePlanWhoeverWasFaster() {
    Progress progress = start.asked(first).asked(second).asked(third);
    SampledReply fast = saying(2, "a", "1");
    SampledReply slow = saying(0, "a", "2");

    assertThat(progress.arrived(fast).arrived(slow).inOrder()).containsExactly(slow, fast);
    assertThat(progress.arrived(fast).arrived(slow).arrived()).containsExactly(fast, slow);
  }

  @Test
  void theReserveCanBeLeftOut() {
    assertThat(start.withoutReserve(2).unasked()).containsExactly(first, second);
  }
}
