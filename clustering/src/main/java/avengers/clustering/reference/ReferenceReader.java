package avengers.clustering.reference;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.file.FileException;
import avengers.clustering.file.JsonFile;
import avengers.clustering.file.WholeFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the artefacts of the reference scripts, and checks that they fit together. */
public final class ReferenceReader {
  /** Python writes an infinite cost as {@code Infinity}. */
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .build();

  private final ReferenceFiles files;
  private final Map<Path, byte[]> contents;

  private ReferenceReader(ReferenceFiles files) {
    this.files = files;
    this.contents = files.all()
        .collect(Collectors.toMap(file -> file, WholeFile::read, (same, again) -> same));
  }

  /**
   * Reads all files.
   *
   * @throws FileException if one cannot be read, or they do not fit together; it names the file
   */
  public static ReferenceArtefacts read(ReferenceFiles files) {
    return new ReferenceReader(files).artefacts();
  }

  private ReferenceArtefacts artefacts() {
    Centroids centroids = named(files.centers(),
        () -> NpyFormat.read(content(files.centers())));
    JsonNode rankings = json(files.rankings());
    JsonNode metrics = json(files.metrics());
    SortedMap<Integer, ClusterTallies> clusters = named(files.rankings(),
        () -> RankingsJson.read(rankings, metrics));
    Metadata metadata = Metadata.read(json(files.metadata()));
    checkCounts(centroids, clusters, metadata);
    return new ReferenceArtefacts(centroids, clusters, names(clusters), metadata, hash());
  }

  private void checkCounts(Centroids centroids, SortedMap<Integer, ClusterTallies> clusters,
      Metadata metadata) {
    String centers = files.centers() + " holds " + centroids.count() + " centroids";
    if (clusters.isEmpty()) {
      throw new FileException(files.rankings() + ": ranks no cluster");
    }
    if (clusters.lastKey() >= centroids.count()) {
      throw new FileException(
          files.rankings() + ": ranks cluster " + clusters.lastKey() + ", but " + centers);
    }
    if (metadata.clusters().orElse(centroids.count()) != centroids.count()) {
      throw new FileException(files.metadata().orElseThrow() + ": tells of "
          + metadata.clusters().getAsInt() + " clusters, but " + centers);
    }
  }

  private Map<String, String> names(SortedMap<Integer, ClusterTallies> clusters) {
    Set<String> ids = new HashSet<>();
    clusters.values().forEach(cluster -> ids.addAll(cluster.models().keySet()));
    return files.map().map(map -> names(map, ids)).orElseGet(() -> ModelNames.ofIds(ids));
  }

  private Map<String, String> names(Path map, Set<String> ids) {
    JsonNode tree = json(map);
    return named(map, () -> ModelNames.read(tree, ids));
  }

  private JsonNode json(Optional<Path> file) {
    return file.map(this::json).orElseGet(JsonMapper.shared()::createObjectNode);
  }

  private JsonNode json(Path file) {
    JsonNode tree = JsonFile.tree(file, content(file), JSON);
    if (!tree.isObject()) {
      throw new FileException(file + ": not an object of JSON, but " + tree.getNodeType());
    }
    return tree;
  }

  private byte[] content(Path file) {
    return Objects.requireNonNull(contents.get(file));
  }

  private static <T> T named(Path file, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (FileException e) {
      throw new FileException(file + ": " + e.getMessage());
    }
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.all().forEach(file -> digest.update(content(file)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
