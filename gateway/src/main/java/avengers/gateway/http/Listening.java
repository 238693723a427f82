package avengers.gateway.http;

import avengers.gateway.config.AdminConfig;
import avengers.gateway.config.ServerConfig;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Duration;

/**
 * Where and how a server listens.
 *
 * @param section of the configuration that says so
 * @param anyPort by which Vert.x knows a free port that all instances of the server share: a
 * negative number of its own
 * @param idleTimeout after which a connection is closed on which no request is being answered
 */
public record Listening(String section,
    int anyPort,
    HttpServerOptions options,
    String host,
    int port,
    Duration idleTimeout) {
  /** For clients of the API. */
  public static Listening main(ServerConfig config) {
    return new Listening("server", -1, ServerOptions.of(config), config.host(), config.port(),
        config.http().idleTimeout());
  }

  /** For those who look after the gateway: in plain text, with the usual patience. */
  public static Listening admin(AdminConfig admin, ServerConfig server) {
    return new Listening("admin", -2, ServerOptions.admin(server), admin.host(), admin.port(),
        server.http().idleTimeout());
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
