package avengers.clustering.table;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * A file's name in parts; what tells of compression belongs to none.
 *
 * @param extension in lower case, without the dot; may be empty
 */
record FileName(String stem, String extension) {
  private static final Set<String> COMPRESSION = Set.of("gz", "zst", "zstd");

  static FileName of(Path file) {
    FileName name = split(String.valueOf(file.getFileName()));
    return COMPRESSION.contains(name.extension) ? split(name.stem) : name;
  }

  private static FileName split(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0
        ? new FileName(name, "")
        : new FileName(name.substring(0, dot), name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
