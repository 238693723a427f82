package avengers.gateway.config;

import avengers.clustering.plan.Caps;

/**
 * A client that is known by its key.
 *
 * @param key what it shows
 * @param name for people, in logs and accounts; never the key
 * @param caps what each of its requests may take at most
 */
public record ClientConfig(Secret key, String name, Caps caps) {
  /** Checks the name. */
  public ClientConfig {
    Name.check("name", name);
    if (name.equals(key.reveal())) {
      throw new IllegalArgumentException("name must not be the key");
    }
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
