package avengers.clustering.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are written whole or not at all: readers see the old one or the new one. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes a text in UTF-8, and the folders above it where they are missing. */
  public static void write(Path file, String text) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder; name a file");
    }
    Path whole = file.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    Path part = whole.resolveSibling(
        whole.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
