package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Need;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LostCapabilitiesTest {
  private static final Capabilities CONFIGURED = new Capabilities(Set.of(Need.TOOLS, Need.IMAGES),
      OptionalLong.of(8_000));

  private final AtomicLong now = new AtomicLong();
  private final LostCapabilities lost = new LostCapabilities(now::get);

  @Test
  void whatWasRejectedIsLostForAnHour() {
    lost.add(Need.IMAGES);

    assertThat(lost.without(CONFIGURED))
        .isEqualTo(new Capabilities(Set.of(Need.TOOLS), OptionalLong.of(8_000)));

    now.addAndGet(LostCapabilities.MEMORY.toNanos());

    assertThat(lost.without(CONFIGURED)).isEqualTo(CONFIGURED);
  }

  @Test
  void onlyTheFirstTimeIsNews() {
    assertThat(lost.add(Need.IMAGES)).isTrue();
    assertThat(lost.add(Need.IMAGES)).isFalse();
    assertThat(lost.add(Need.TOOLS)).isTrue();
  }
}
