package avengers.clustering.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are read and written at once. */
public final class WholeFile {
  /** More than any file of ours holds; a larger one is named by mistake. */
  private static final long LARGEST = 1L << 30;

  private WholeFile() {}

  /**
   * Reads a file.
   *
   * @throws FileException if that is not possible; the message names it
   */
  public static byte[] read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new FileException(file + ": larger than 1 GiB");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new FileException(file + ": there is no such file");
    } catch (IOException e) {
      throw new FileException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Writes a text in UTF-8, and the folders above it where they are missing. Readers see the old
   * file or the new one.
   */
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
