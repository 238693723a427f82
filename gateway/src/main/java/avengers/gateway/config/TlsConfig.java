package avengers.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the gateway shows to clients that speak TLS, and what they show.
 *
 * @param certificate a PEM file: the certificate, and behind it those that vouch for it
 * @param key a PEM file with the certificate's private key, not encrypted
 * @param clientCa a PEM file with those who vouch for clients
 * @param clientAuth whether clients show certificates
 */
public record TlsConfig(Path certificate,
    Path key,
    Optional<Path> clientCa,
    ClientCertificates clientAuth) {
  /** Checks that those are known who vouch for clients. */
  public TlsConfig {
    if (clientCa.isEmpty() && clientAuth != ClientCertificates.NONE) {
      throw new IllegalArgumentException("client-auth needs a client-ca");
    }
  }

  /** Clients show nothing. */
  public TlsConfig(Path certificate, Path key) {
    this(certificate, key, Optional.empty(), ClientCertificates.NONE);
  }
}
