package avengers.gateway.security;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.ClientConfig;
import avengers.gateway.config.ClientLimits;

/**
 * Who asks.
 *
 * @param id by which it is told apart from all others: of keys, answers, stories and spending
 * @param name for people: never the key, nor a part of it
 * @param limits what it may do
 */
public record Client(String id, String name, ClientLimits limits) {
  /** Whoever asks without a key. */
  public static final Client ANYBODY = new Client("anybody", "anybody", ClientLimits.NONE);

  private static final String CONFIGURED = "config:";

  /** A client of the configuration, whose spending stays its own when it gets another key. */
  static Client of(ClientConfig config) {
    return new Client(CONFIGURED + config.name(), config.name(), config.limits());
  }

  /** Whether the configuration has it, so that it can only be changed there. */
  public boolean isConfigured() {
    return id.startsWith(CONFIGURED);
  }

  /** What each of its requests may take at most. */
  public Caps caps() {
    return limits.caps();
  }
}
