package avengers.gateway.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where and how the gateway listens.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param clients who may ask; with none, everybody
 * @param deadline the time for a request in all
 * @param maxBody the largest request body, in bytes
 * @param http the manners of HTTP
 * @param account where it tells what became of requests
 */
public record ServerConfig(String host,
    int port,
    List<ClientConfig> clients,
    Duration deadline,
    long maxBody,
    HttpConfig http,
    AccountConfig account) {
  static final Range<Integer> PORT = new Range<>(0, 65_535);
  static final Range<Duration> DEADLINE = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));
  static final Range<Long> MAX_BODY = new Range<>(1L << 10, 1L << 30);

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

  /** With the usual account of requests. */
  public ServerConfig(String host, int port, List<ClientConfig> clients, Duration deadline,
      long maxBody, HttpConfig http) {
    this(host, port, clients, deadline, maxBody, http, AccountConfig.USUAL);
  }

  /** With the usual manners of HTTP. */
  public ServerConfig(String host, int port, List<ClientConfig> clients, Duration deadline,
      long maxBody) {
    this(host, port, clients, deadline, maxBody, HttpConfig.USUAL);
  }

  static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }
}
