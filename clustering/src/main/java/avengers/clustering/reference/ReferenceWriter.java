package avengers.clustering.reference;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.file.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Writes a router as the artefacts of the reference scripts. */
public final class ReferenceWriter {
  private static final List<String> ALL = List.of(ReferenceFiles.CENTERS, ReferenceFiles.RANKINGS,
      ReferenceFiles.MAP, ReferenceFiles.METRICS, ReferenceFiles.METADATA);

  private ReferenceWriter() {}

  /**
   * Writes all files into a folder. They are complete before the first is put in its place.
   *
   * @param replace whether artefacts that are there already may go
   * @return the files that were written
   * @throws FileException if there are artefacts already, and they may not go
   */
  public static List<Path> write(FittedRouter router, Path folder, Naming naming, boolean replace)
      throws IOException {
    if (!replace) {
      requireFree(folder);
    }
    return put(contents(router, naming), folder);
  }

  private static void requireFree(Path folder) {
    for (String name : ALL) {
      if (Files.exists(folder.resolve(name))) {
        throw new FileException(folder.resolve(name) + ": is there already; --force replaces"
            + " the artefacts in the folder");
      }
    }
  }

  private static Map<String, byte[]> contents(FittedRouter router, Naming naming) {
    ScoresWriter scores = new ScoresWriter(router, naming.ids(router.models()));
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put(ReferenceFiles.CENTERS, NpyFormat.write(router.centroids()));
    contents.put(ReferenceFiles.RANKINGS, text(scores.rankings()));
    naming.map(router.models()).ifPresent(map -> contents.put(ReferenceFiles.MAP, text(map)));
    scores.metrics().ifPresent(costs -> contents.put(ReferenceFiles.METRICS, text(costs)));
    contents.put(ReferenceFiles.METADATA, text(Metadata.write(router)));
    return contents;
  }

  private static byte[] text(ObjectNode tree) {
    return (tree.toPrettyString() + '\n').getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> put(Map<String, byte[]> contents, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path parts = Files.createTempDirectory(folder, ".part-");
    try {
      for (Map.Entry<String, byte[]> content : contents.entrySet()) {
        Files.write(parts.resolve(content.getKey()), content.getValue());
      }
      for (String name : ALL) {
        if (contents.containsKey(name)) {
          Files.move(parts.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } else {
          Files.deleteIfExists(folder.resolve(name));
        }
      }
    } finally {
      deleteFolder(parts);
    }
    return contents.keySet().stream().map(folder::resolve).toList();
  }

  private static void deleteFolder(Path parts) throws IOException {
    try (Stream<Path> left = Files.list(parts)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(parts);
  }
}
