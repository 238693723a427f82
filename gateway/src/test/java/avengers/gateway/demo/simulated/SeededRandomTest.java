package avengers.gateway.demo.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class SeededRandomTest {

  @Test
  void dependsOnEveryPart() {
    long first = SeededRandom.of(1, "ab", "c").nextLong();
    assertThat(SeededRandom.of(1, "ab", "c").nextLong()).isEqualTo(first);
    assertThat(SeededRandom.of(2, "ab", "c").nextLong()).isNotEqualTo(first);
    assertThat(SeededRandom.of(1, "a", "bc").nextLong()).isNotEqualTo(first);
    assertThat(SeededRandom.of(1, "c", "ab").nextLong()).isNotEqualTo(first);
    assertThat(SeededRandom.of(1, "abc").nextLong()).isNotEqualTo(first);
  }
}
