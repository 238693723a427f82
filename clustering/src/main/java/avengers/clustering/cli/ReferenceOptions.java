package avengers.clustering.cli;

import avengers.clustering.reference.ReferenceFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Options that say where the reference scripts' files are. */
final class ReferenceOptions {
  @Parameters(paramLabel = "FOLDER",
      arity = "0..1",
      description = "where the files are, found as *centers*.npy, *ranking*.json, *map*.json,"
          + " balance_metrics.json and metadata.json")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--centers", paramLabel = "FILE", description = "the centroids, .npy")
  private Optional<Path> centers = Optional.empty();

  @Option(names = "--rankings", paramLabel = "FILE", description = "the clusters' scores, .json")
  private Optional<Path> rankings = Optional.empty();

  @Option(names = "--map",
      paramLabel = "FILE",
      description = "the models' ids and names, .json, in either direction; without it the"
          + " rankings hold the names")
  private Optional<Path> map = Optional.empty();

  /** Either all files of a folder, or those that are named. */
  ReferenceFiles files(CommandLine command) {
    if (folder.isPresent() == (centers.isPresent() || rankings.isPresent() || map.isPresent())) {
      throw new ParameterException(command,
          "name either a folder, or the files with --centers, --rankings and --map");
    }
    if (folder.isPresent()) {
      return ReferenceFiles.in(folder.get());
    }
    if (centers.isEmpty() || rankings.isEmpty()) {
      throw new ParameterException(command, "--centers and --rankings go together");
    }
    return new ReferenceFiles(centers.get(), rankings.get(), map, Optional.empty(),
        Optional.empty());
  }
}
