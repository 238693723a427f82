package avengers.gateway.config;

import java.util.Set;

/**
 * Who may come to the main port, and for what beside the API.
 *
 * @param anonymous whether others than this machine may ask without any key
 * @param exposed what is answered there as well as at the admin port
 */
public record AccessConfig(boolean anonymous, Set<Exposed> exposed) {
  /** What holds where nothing is said. */
  public static final AccessConfig USUAL = new AccessConfig(false, Set.of());

  /** Copies the set. */
  public AccessConfig {
    exposed = Set.copyOf(exposed);
  }

  /** When one may ask without a key at a server that listens at this host. */
  Strangers strangers(String host) {
    return anonymous
        ? Strangers.ALWAYS
        : Loopback.isName(host) ? Strangers.WHILE_THERE_IS_NO_KEY : Strangers.NEVER;
  }
}
