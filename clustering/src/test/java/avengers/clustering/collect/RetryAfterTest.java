package avengers.clustering.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:49:37Z");

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0                             | 0
      ' 120 '                       | 120
      Mon, 23 Nov 2026 08:50:07 GMT | 30
      Mon, 23 Nov 2026 08:49:00 GMT | 0
      """)
  void secondsAndDatesAreRead(String value, long seconds) {
    assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-3", "1.5", "99999999999999999999", "2026-11-23"})
  void anythingElseSaysNothing(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }

  @Test
  void aDateIsCountedFromNow() {
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 08:49:38 GMT", NOW)).contains(
        Duration.ofSeconds(1));
  }
}
