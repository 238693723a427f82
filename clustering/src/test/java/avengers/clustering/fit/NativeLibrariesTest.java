package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.FittedRouter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Smile's matrices call a BLAS library of the machine, which few machines have. Where one is
 * installed nothing else would tell that fitting needs it.
 */
class NativeLibrariesTest {
  @TempDir
  private Path folder;

  @Test
  void fittingAndTheMapOfClustersCallNoNativeLibrary() throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process fitting = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--illegal-native-access=deny", "-cp", System.getProperty("surefire.test.class.path",
            System.getProperty("java.class.path")),
        NativeLibrariesTest.class.getName()).redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();

    assertThat(fitting.waitFor(100, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(fitting.exitValue()).as(() -> text(output)).isZero();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that fitting learns, in a JVM of its own. */
  public static void main(String[] arguments) {
    LabelledQueries queries = PlanFitTest.queries(120, 1, true, true);
    FittedRouter router = RouterFitter.fitAndTell(queries,
        new FitOptions(new ClusterCount.Auto(), OptionalInt.of(3), 1), "sha256:aa", "00").router();
    assertThat(router.voting()).isPresent();
    assertThat(router.plans()).isPresent();
    assertThat(ClusterMap.of(router.centroids())).hasSize(router.centroids().count());
  }
}
