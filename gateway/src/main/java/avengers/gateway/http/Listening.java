package avengers.gateway.http;

import avengers.gateway.config.AdminConfig;
import avengers.gateway.config.LimitsConfig;
import avengers.gateway.config.ServerConfig;
import avengers.gateway.config.TlsConfig;
import avengers.gateway.metrics.ConnectionMeters;
import avengers.gateway.metrics.GatewayMeters;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how a server listens.
 *
 * @param section of the configuration that says so
 * @param anyPort by which Vert.x knows a free port that all instances of the server share: a
 * negative number of its own
 * @param idleTimeout after which a connection is closed on which no request is being answered
 * @param silence after which one is closed on which nothing moves, whatever is being answered
 * @param tls what it shows; plain text if empty
 * @param limits what clients may take
 * @param meters of its connections
 */
public record Listening(String section,
    int anyPort,
    HttpServerOptions options,
    String host,
    int port,
    Duration idleTimeout,
    Duration silence,
    Optional<TlsConfig> tls,
    LimitsConfig limits,
    ConnectionMeters meters) {
  /** For clients of the API. */
  public static Listening main(ServerConfig config, GatewayMeters meters) {
    return new Listening("server", -1, ServerOptions.of(config), config.host(), config.port(),
        config.http().idleTimeout(), ServerOptions.silence(config), config.http().tls(),
        config.http().limits(), meters.connections());
  }

  /** For those who look after the gateway: in plain text, with the usual patience. */
  public static Listening admin(AdminConfig admin, ServerConfig server,
      GatewayMeters meters) {
    return new Listening("admin", -2, ServerOptions.admin(server), admin.host(), admin.port(),
        server.http().idleTimeout(), ServerOptions.silence(server), Optional.empty(),
        server.http().limits(), meters.adminConnections());
  }

  /**
   * The address without a path.
   *
   * @param actual the port, which is not the configured one if that is 0
   */
  public URI address(int actual) {
    return URI.create((options.isSsl() ? "https" : "http") + "://" + shownHost() + ":" + actual);
  }

  int vertxPort() {
    return port == 0 ? anyPort : port;
  }

  /** Host and port as they are configured. */
  public String place() {
    return shownHost() + ":" + port;
  }

  private String shownHost() {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
