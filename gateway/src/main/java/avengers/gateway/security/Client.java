package avengers.gateway.security;

import avengers.clustering.plan.Caps;

/**
 * Who asks.
 *
 * @param number the place of the key; 0 where there are none
 * @param name for people: never the key, nor a part of it
 * @param caps what each of its requests may take at most
 */
public record Client(int number, String name, Caps caps) {
  /** Whoever asks where there are no keys. */
  public static final Client ANYBODY = new Client(0, "anybody", Caps.NONE);
}
