package avengers.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.config.AccessLogConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
  @TempDir
  Path folder;

  private AccessLogConfig config(long maxSize, int files) {
    return new AccessLogConfig(Optional.of(folder.resolve("access.log")), false, maxSize, files);
  }

  @Test
  void whatWasWrittenIsThereWhenItIsClosed() throws IOException {
    try (AccessLog log = AccessLog.open(config(1 << 20, 1))) {
      assertThat(log.write("{\"id\":\"ü\"}")).isTrue();
      assertThat(log.write("{\"id\":\"2\"}")).isTrue();
    }

    assertThat(folder.resolve("access.log")).hasContent("{\"id\":\"ü\"}\n{\"id\":\"2\"}\n");
  }

  @Test
  void aFileThatIsThereIsContinued() throws IOException {
    Files.writeString(folder.resolve("access.log"), "before\n");

    try (AccessLog log = AccessLog.open(config(1 << 20, 1))) {
      log.write("after");
    }

    assertThat(folder.resolve("access.log")).hasContent("before\nafter\n");
  }

  @Test
  void aFullFileIsSetAside() throws IOException {
    Files.writeString(folder.resolve("access.log"), "x".repeat(2_000) + "\n");

    try (AccessLog log = AccessLog.open(config(1_024, 2))) {
      log.write("after");
    }

    assertThat(folder.resolve("access.log")).hasContent("after\n");
    assertThat(folder.resolve("access.log.1")).hasSize(2_001);
  }

  @Test
  void aFileThatCannotBeWrittenIsToldAtTheStart() throws IOException {
    Files.createDirectory(folder.resolve("access.log"));

    assertThatThrownBy(() -> AccessLog.open(config(1 << 20, 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("access.log");
  }
}
