package avengers.gateway.http;

import avengers.gateway.config.ClientCertificates;
import avengers.gateway.config.TlsConfig;
import avengers.gateway.metrics.TlsMeters;
import avengers.gateway.tls.CredentialWatch;
import avengers.gateway.tls.Credentials;
import avengers.gateway.tls.PemFiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How the gateway speaks TLS to clients. */
public final class ServerTls {
  private static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

  private final Vertx vertx;
  private final TlsConfig config;
  private final PemFiles files;
  private final Credentials first;

  /**
   * Reads the files.
   *
   * @throws avengers.gateway.tls.TlsException if one is not what it should be
   */
  public ServerTls(Vertx vertx, TlsConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.files = PemFiles.of(config);
    this.first = files.read(vertx);
  }

  /** Tells a server that is to be made. */
  static void secure(HttpServerOptions options, TlsConfig config, Duration handshake) {
    options.setSsl(true)
        .setUseAlpn(true)
        .setSslHandshakeTimeout(handshake.toMillis())
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setEnabledSecureTransportProtocols(VERSIONS)
        .setClientAuth(clientAuth(config.clientAuth()));
  }

  /** The same, with what the files say. */
  public void addTo(HttpServerOptions options) {
    first.addTo(options.getSslOptions());
  }

  /** Keeps servers up to date, of which all share what one is told; open connections stay. */
  public CredentialWatch keep(GatewayServer server, TlsMeters meters) {
    return CredentialWatch.start(vertx, "server", files, first, meters,
        read -> server.show(read.addTo(options())));
  }

  private ServerSSLOptions options() {
    ServerSSLOptions options = new ServerSSLOptions();
    options.setClientAuth(clientAuth(config.clientAuth()));
    options.setEnabledSecureTransportProtocols(VERSIONS);
    return options;
  }

  private static ClientAuth clientAuth(ClientCertificates wanted) {
    return switch (wanted) {
      case NONE -> ClientAuth.NONE;
      case REQUEST -> ClientAuth.REQUEST;
      case REQUIRED -> ClientAuth.REQUIRED;
    };
  }
}
