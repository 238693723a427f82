package avengers.gateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Half a minute of what {@code gateway/benchmark/soak} does for ten. */
@EnabledOnOs(OS.LINUX)
class SoakTest {
  /** What a gateway that is still warming up may learn. */
  private static final long MOST_LEARNED = 8 << 20;

  @TempDir
  Path folder;

  @Test
  void whatIsHeldDoesNotGrow() throws Exception {
    Soak soak = Soak.run(folder, Duration.ofSeconds(12), Duration.ofSeconds(12), 200);

    assertThat(soak.counts()).containsKeys("right", "clear error", "embedded", "left")
        .hasEntrySatisfying("reloads", reloads -> assertThat(reloads).isPositive())
        .doesNotContainKeys("wrong", "hung");
    assertThat(soak.last().heap()).isLessThan(soak.first().heap() * 11 / 10 + MOST_LEARNED);
    assertThat(soak.last().threads()).isLessThanOrEqualTo(soak.first().threads() + 10);
    assertThat(soak.last().files()).isLessThanOrEqualTo(soak.first().files() + 20);
  }
}
