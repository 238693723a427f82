package avengers.gateway.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What shows, without reading it, that a file is another than before. A link that leads elsewhere
 * shows, too, be it the file or a folder on the way.
 *
 * @param place where links lead; empty if there is no file
 * @param key the file system's own name of it, where it has one
 */
record FileStamp(String place, long size, FileTime modified, String key) {
  private static final FileStamp NONE = new FileStamp("", 0, FileTime.fromMillis(0), "");

  static FileStamp of(Path file) {
    try {
      Path real = file.toRealPath();
      BasicFileAttributes found = Files.readAttributes(real, BasicFileAttributes.class);
      return new FileStamp(real.toString(), found.size(), found.lastModifiedTime(),
          Objects.toString(found.fileKey(), ""));
    } catch (IOException e) {
      return NONE;
    }
  }

  /** The stamps of several files. */
  static Map<Path, FileStamp> of(Collection<Path> files) {
    return files.stream().collect(Collectors.toUnmodifiableMap(file -> file, FileStamp::of));
  }
}
