package avengers.clustering.routerfile;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.file.WholeFile;
import avengers.embeddings.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
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
   * @throws RouterFileException if it is missing, cut short, of another format or version, or its
   * parts do not fit together
   */
  public static FittedRouter read(Path file) {
    try {
      JsonNode tree = JSON.readTree(Files.readAllBytes(file));
      return RouterJson.read(tree);
    } catch (NoSuchFileException e) {
      throw new RouterFileException(file + ": there is no such file");
    } catch (IOException e) {
      throw new RouterFileException(file + ": cannot be read: " + e.getMessage());
    } catch (UnexpectedEndOfInputException e) {
      throw new RouterFileException(file + ": cut short at line " + e.getLocation().getLineNr());
    } catch (MismatchedInputException e) {
      throw new RouterFileException(file + ":" + e.getLocation().getLineNr()
          + ": not a router file: something follows its end");
    } catch (JacksonException e) {
      throw new RouterFileException(
          file + ":" + e.getLocation().getLineNr() + ": not JSON: "
              + e.getOriginalMessage());
    } catch (IllegalArgumentException | RouterFileException e) {
      throw new RouterFileException(file + ": " + e.getMessage());
    }
  }

  /**
   * Checks that a router was fitted on this embedder's vectors.
   *
   * @throws RouterFileException if not; it names both embedders
   */
  public static void requireEmbedder(FittedRouter router, Embedder embedder, Path file) {
    requireEmbedder(router, embedder.fingerprint(), embedder.dimension(), file);
  }

  /**
   * Checks that a router was fitted on the vectors of the embedder with this fingerprint.
   *
   * @param dimension of the vectors
   * @throws RouterFileException if not; it names both embedders
   */
  public static void requireEmbedder(FittedRouter router, String fingerprint, int dimension,
      Path file) {
    if (!router.embedder().equals(fingerprint) || router.centroids().dimension() != dimension) {
      throw new RouterFileException(file + ": fitted with the embedder " + router.embedder() + " ("
          + router.centroids().dimension() + " dimensions), but the configured one is "
          + fingerprint + " (" + dimension
          + " dimensions); configure the same embedder, or fit again");
    }
  }
}
