package avengers.gateway.config;

import avengers.clustering.plan.Caps;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A client that is known by its key.
 *
 * @param key the hash of what it shows
 * @param name for people, in logs and accounts; never the key
 * @param limits what it may do
 * @param keyFile the file that holds the key alone, if one does
 */
public record ClientConfig(KeyHash key, String name, ClientLimits limits, Optional<Path> keyFile) {
  /** Checks the name. */
  public ClientConfig {
    Name.check("name", name);
    if (KeyHash.of(name).is(key)) {
      throw new IllegalArgumentException("name must not be the key");
    }
  }

  /** A client whose key is in no file of its own. */
  public ClientConfig(KeyHash key, String name, ClientLimits limits) {
    this(key, name, limits, Optional.empty());
  }

  /** A client of which only requests are limited. */
  public ClientConfig(Secret key, String name, Caps caps) {
    this(KeyHash.of(key.reveal()), name, ClientLimits.of(caps));
  }

  /**
   * A client of which no more is known than its key.
   *
   * @param number its place among all clients, from 1
   */
  public ClientConfig(Secret key, int number) {
    this(key, usualName(number), Caps.NONE);
  }

  static String usualName(int number) {
    return "key-" + number;
  }
}
