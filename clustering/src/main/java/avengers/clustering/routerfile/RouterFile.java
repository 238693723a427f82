package avengers.clustering.routerfile;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.file.FileException;
import avengers.clustering.file.JsonFile;
import avengers.clustering.file.WholeFile;
import avengers.embeddings.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes router files. */
public final class RouterFile {
  private static final JsonMapper JSON = JsonMapper.shared();

  private RouterFile() {}

  /** Writes the file whole or not at all: readers see the old one or the new one. */
  public static void write(FittedRouter router, Path file) throws IOException {
    WholeFile.write(file,
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(router)) + '\n');
  }

  /** The content of the router's file. */
  public static ObjectNode tree(FittedRouter router) {
    return RouterJson.write(router);
  }

  /**
   * Reads a file and checks all of it.
   *
   * @throws FileException if it is missing, cut short, of another format or version, or its parts
   * do not fit together
   */
  public static FittedRouter read(Path file) {
    return read(file, WholeFile.read(file));
  }

  /**
   * Checks all of a file's content.
   *
   * @param file where the content is from
   * @throws FileException if it is cut short, of another format or version, or its parts do not fit
   * together
   */
  public static FittedRouter read(Path file, byte[] content) {
    JsonNode tree = JsonFile.tree(file, content, JSON);
    try {
      return RouterJson.read(tree);
    } catch (IllegalArgumentException | FileException e) {
      throw new FileException(file + ": " + e.getMessage());
    }
  }

  /**
   * Checks that a router was fitted on this embedder's vectors.
   *
   * @throws FileException if not; it names both embedders
   */
  public static void requireEmbedder(FittedRouter router, Embedder embedder, Path file) {
    requireEmbedder(router, embedder.fingerprint(), embedder.dimension(), file);
  }

  /**
   * Checks that a router was fitted on the vectors of the embedder with this fingerprint.
   *
   * @param dimension of the vectors
   * @throws FileException if not; it names both embedders
   */
  public static void requireEmbedder(FittedRouter router, String fingerprint, int dimension,
      Path file) {
    if (!router.embedder().equals(fingerprint) || router.centroids().dimension() != dimension) {
      throw new FileException(file + ": fitted with the embedder " + router.embedder() + " ("
          + router.centroids().dimension() + " dimensions), but the configured one is "
          + fingerprint + " (" + dimension
          + " dimensions); configure the same embedder, or fit again");
    }
  }
}
