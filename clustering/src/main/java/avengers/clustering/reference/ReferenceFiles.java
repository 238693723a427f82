package avengers.clustering.reference;

import avengers.clustering.file.FileException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the artefacts are.
 *
 * @param centers the centroids
 * @param rankings the scores of the clusters
 * @param map the models' names, where the rankings do not hold them
 * @param metrics {@code balance_metrics.json} of Avengers-Pro, which has scores and costs
 * @param metadata {@code metadata.json} of Avengers-Pro
 */
public record ReferenceFiles(Path centers,
    Path rankings,
    Optional<Path> map,
    Optional<Path> metrics,
    Optional<Path> metadata) {
  /** The names that Avengers-Pro gives its files, and {@link ReferenceWriter} too. */
  static final String CENTERS = "cluster_centers.npy";

  static final String RANKINGS = "cluster_rankings.json";
  static final String MAP = "map.json";
  static final String METRICS = "balance_metrics.json";
  static final String METADATA = "metadata.json";

  /**
   * Finds the artefacts in a folder by their names.
   *
   * @throws FileException if centroids or rankings are missing, or there are several of one
   */
  public static ReferenceFiles in(Path folder) {
    return new ReferenceFiles(
        one(folder, "*centers*.npy").orElseThrow(() -> missing(folder, "*centers*.npy")),
        one(folder, "*ranking*.json").orElseThrow(() -> missing(folder, "*ranking*.json")),
        one(folder, "*map*.json"), one(folder, METRICS), one(folder, METADATA));
  }

  private static FileException missing(Path folder, String pattern) {
    return new FileException(folder + ": there is no file " + pattern);
  }

  private static Optional<Path> one(Path folder, String pattern) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      files.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new FileException(folder + ": there is no such folder");
    } catch (IOException e) {
      throw new FileException(folder + ": cannot be read: " + e.getMessage());
    }
    if (found.size() > 1) {
      throw new FileException(
          folder + ": several files are " + pattern + ", name one: " + found.stream()
              .map(file -> String.valueOf(file.getFileName()))
              .sorted()
              .toList());
    }
    return found.stream().findFirst();
  }

  /** All files that are there. */
  Stream<Path> all() {
    return Stream.of(Stream.of(centers, rankings), map.stream(), metrics.stream(),
        metadata.stream()).flatMap(files -> files);
  }
}
