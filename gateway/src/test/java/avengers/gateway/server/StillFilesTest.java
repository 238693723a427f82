package avengers.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StillFilesTest {
  private static final Path FILE = Path.of("gateway.yaml");

  private final StillFiles files = new StillFiles();

  private static Map<Path, FileStamp> size(long bytes) {
    return Map.of(FILE, new FileStamp("/gateway.yaml", bytes, FileTime.fromMillis(1), "1"));
  }

  @Test
  void whatIsKnownHasNotChanged() {
    files.know(size(1));

    assertThat(files.changed(size(1))).isFalse();
    assertThat(files.changed(size(1))).isFalse();
  }

  @Test
  void whatIsBeingWrittenIsWaitedFor() {
    files.know(size(1));

    assertThat(files.changed(size(2))).as("just now").isFalse();
    assertThat(files.changed(size(3))).as("still written").isFalse();
    assertThat(files.changed(size(3))).as("still").isTrue();
  }

  @Test
  void whatWasTakenBackHasNotChanged() {
    files.know(size(1));
    files.changed(size(2));

    assertThat(files.changed(size(1))).isFalse();
    assertThat(files.changed(size(1))).isFalse();
  }

  @Test
  void whatWasReadIsKnown() {
    files.changed(size(2));
    assertThat(files.changed(size(2))).isTrue();
    files.know(size(2));

    assertThat(files.changed(size(2))).isFalse();
  }
}
