package avengers.gateway.config;

/**
 * Where those who run the gateway look after it.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 takes any free one
 */
public record AdminConfig(String host, int port) {
  /** What holds where nothing is said. */
  public static final AdminConfig USUAL = new AdminConfig("127.0.0.1", 8081);

  /** Checks the ranges. */
  public AdminConfig {
    if (!ServerConfig.isHost(host)) {
      throw new IllegalArgumentException("host must be a host name or an IP address");
    }
    ServerConfig.PORT.check("port", port);
  }
}
