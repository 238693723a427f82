package avengers.gateway.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Where those who run the gateway look after it.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param key what has to be shown there; needed where others than this machine can come
 * @param watch how often the configuration and the router file are looked at; zero is never
 */
public record AdminConfig(String host, int port, Optional<Secret> key, Duration watch) {
  static final Range<Duration> WATCH = new Range<>(Duration.ZERO, Duration.ofHours(1));

  /** What holds where nothing is said. */
  public static final AdminConfig USUAL = new AdminConfig("127.0.0.1", 8081);

  /** Checks the ranges. */
  public AdminConfig {
    if (!ServerConfig.isHost(host)) {
      throw new IllegalArgumentException("host must be a host name or an IP address");
    }
    ServerConfig.PORT.check("port", port);
    WATCH.check("watch", watch);
    mistake(host, key.isPresent()).ifPresent(message -> {
      throw new IllegalArgumentException("host " + message);
    });
  }

  /** Without a key, as usual else. */
  public AdminConfig(String host, int port) {
    this(host, port, Optional.empty(), Duration.ofSeconds(1));
  }

  /** What is wrong with a host, if anything is. */
  static Optional<String> mistake(String host, boolean hasKey) {
    return hasKey || Loopback.isName(host)
        ? Optional.empty()
        : Optional.of("can be reached from other machines, so that a key is needed: give "
            + "admin.key, or take 127.0.0.1");
  }
}
