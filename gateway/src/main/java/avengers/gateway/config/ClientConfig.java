package avengers.gateway.config;

import avengers.clustering.plan.Caps;

/**
 * A client that is known by its key.
 *
 * @param key the hash of what it shows
 * @param name for people, in logs and accounts; never the key
 * @param limits what it may do
 */
public record ClientConfig(KeyHash key, String name, ClientLimits limits) {
  /** Checks the name. */
  public ClientConfig {
    Name.check("name", name);
    if (KeyHash.of(name).is(key)) {
      throw new IllegalArgumentException("name must not be the key");
    }
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
