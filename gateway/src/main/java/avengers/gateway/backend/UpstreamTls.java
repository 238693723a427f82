package avengers.gateway.backend;

import avengers.gateway.config.UpstreamTlsConfig;
import avengers.gateway.metrics.TlsMeters;
import avengers.gateway.tls.CredentialWatch;
import avengers.gateway.tls.Credentials;
import avengers.gateway.tls.PemFiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.ClientSSLOptions;
import java.util.Optional;
import java.util.Set;

/**
 * How the gateway speaks TLS to a backend. Without a configuration the backend's certificate must
 * be for its host, and by someone whom the JDK knows.
 */
final class UpstreamTls {
  private static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

  private final Vertx vertx;
  private final UpstreamTlsConfig config;
  private final PemFiles files;
  private final Credentials first;

  /**
   * Reads the files.
   *
   * @throws avengers.gateway.tls.TlsException if one is not what it should be
   */
  UpstreamTls(Vertx vertx, UpstreamTlsConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.files = PemFiles.of(config);
    this.first = files.read(vertx);
  }

  /** Tells a client that is to be made. Whether it speaks TLS is decided by each request's URL. */
  HttpClientOptions secure(HttpClientOptions options) {
    options.setVerifyHost(config.verifyHost()).setEnabledSecureTransportProtocols(VERSIONS);
    first.identity().ifPresent(shown -> options.setKeyCertOptions(shown.options()));
    first.authorities().ifPresent(trusted -> options.setTrustOptions(trusted.options()));
    return options;
  }

  /**
   * Keeps replicas up to date; connections that are open stay as they are. Empty if none need it.
   */
  Optional<CredentialWatch> keep(String model, Replicas replicas, TlsMeters meters) {
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(CredentialWatch.start(vertx, model, files, first, meters,
            read -> replicas.show(read.addTo(options()))));
  }

  private ClientSSLOptions options() {
    ClientSSLOptions options = new ClientSSLOptions();
    options.setHostnameVerificationAlgorithm(config.verifyHost() ? "HTTPS" : "");
    options.setEnabledSecureTransportProtocols(VERSIONS);
    return options;
  }
}
