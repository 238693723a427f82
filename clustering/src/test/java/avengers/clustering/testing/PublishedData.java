package avengers.clustering.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import avengers.clustering.observation.Observations;
import avengers.clustering.observation.ObservationsFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data made by others; a test that needs a file which is absent is skipped. */
public final class PublishedData {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data");

  private PublishedData() {}

  public static Observations read(String file) {
    return ObservationsFile.read(path(file));
  }

  /** Where a file is. */
  public static Path path(String file) {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.exists(path), () -> path + " is absent: skipped");
    return path;
  }
}
