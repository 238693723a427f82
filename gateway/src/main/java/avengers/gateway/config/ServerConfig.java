package avengers.gateway.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where and how the gateway listens.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param clients who may ask, beside those whose keys are added
 * @param deadline the time for a request in all
 * @param maxBody the largest request body, in bytes
 * @param http the manners of HTTP
 * @param account where it tells what became of requests
 * @param access who may come, and for what beside the API
 * @param stop how it stops
 */
public record ServerConfig(String host,
    int port,
    List<ClientConfig> clients,
    Duration deadline,
    long maxBody,
    HttpConfig http,
    AccountConfig account,
    AccessConfig access,
    StopConfig stop) {
  static final Range<Integer> PORT = new Range<>(0, 65_535);
  static final Range<Duration> DEADLINE = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));
  static final Range<Long> MAX_BODY = new Range<>(1L << 10, 1L << 30);

  static final String KEYLESS = "can be reached from other machines, and there is no key with which "
      + "to ask: give api-keys, or admin.key to add keys with (which takes storage), or say "
      + "allow-anonymous: true, or take 127.0.0.1";

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,255}");

  /** Checks the ranges. */
  public ServerConfig {
    if (!isHost(host)) {
      throw new IllegalArgumentException("host must be a host name or an IP address");
    }
    PORT.check("port", port);
    clients = List.copyOf(clients);
    long names = clients.stream().map(ClientConfig::name).distinct().count();
    if (names < clients.size()) {
      throw new IllegalArgumentException("a client's name is given twice");
    }
    DEADLINE.check("deadline", deadline);
    MAX_BODY.check("max-body", maxBody);
  }

  /** As usual in all that is not given. */
  public ServerConfig(String host, int port, List<ClientConfig> clients, Duration deadline,
      long maxBody) {
    this(host, port, clients, deadline, maxBody, HttpConfig.USUAL, AccountConfig.USUAL,
        AccessConfig.USUAL, StopConfig.USUAL);
  }

  /** When one may ask without a key. */
  public Strangers strangers() {
    return access.strangers(host);
  }

  static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }
}
