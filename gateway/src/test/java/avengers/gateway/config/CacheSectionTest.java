package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section that has answers kept. */
class CacheSectionTest {
  private static final String BACKEND = "backends: [ { model: a, url: \"http://127.0.0.1\" } ]\n";

  @TempDir
  Path folder;

  @Test
  void withoutTheSectionNothingIsKept() throws Exception {
    assertThat(new ConfigFile(folder).read(BACKEND).cache()).isEmpty();
  }

  @Test
  void theSectionAloneHasAnswersKeptAsUsual() throws Exception {
    assertThat(new ConfigFile(folder).read(BACKEND + "cache:\n").cache())
        .contains(new CacheConfig(64L << 20, Duration.ofMinutes(10)));
  }

  @Test
  void sizeAndTimeCanBeSet() throws Exception {
    assertThat(new ConfigFile(folder).read(BACKEND + "cache: { max-size: 1GB, ttl: 24h }\n")
        .cache()).contains(new CacheConfig(1L << 30, Duration.ofHours(24)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      textBlock = """
          max-size: 10KB  | cache.max-size: expected a size (such as 10KB or 32MB) from 1MB to 64GB, found the text "10KB"
          ttl: 0s         | cache.ttl: expected a duration (such as 500ms, 30s or 2m) from 1s to 168h, found the text "0s"
          maxsize: 10MB   | cache.maxsize: unknown key; did you mean "max-size"?
          """)
  void mistakesAreTold(String entry, String problem) throws IOException {
    assertThat(new ConfigFile(folder).problems(BACKEND + "cache: { " + entry + " }\n"))
        .singleElement()
        .asString()
        .endsWith(problem);
  }
}
