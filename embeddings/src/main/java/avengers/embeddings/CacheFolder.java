package avengers.embeddings;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folder for what can be computed again: {@code AVENGERS_CACHE}, else {@code avengers} in the
 * user's cache folder.
 */
public record CacheFolder(Path path) {
  public static CacheFolder of(Map<String, String> environment) {
    String own = environment.getOrDefault("AVENGERS_CACHE", "");
    if (!own.isBlank()) {
      return new CacheFolder(Path.of(own).toAbsolutePath());
    }
    String users = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = users.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(users).toAbsolutePath();
    return new CacheFolder(base.resolve("avengers"));
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }
}
