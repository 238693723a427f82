package avengers.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the gateway shows to a backend that speaks TLS, and what it takes of it.
 *
 * @param ca a PEM file with those who vouch for the backend; those that the JDK knows if empty
 * @param certificate a PEM file: the gateway's own certificate, and behind it those that vouch
 * @param key a PEM file with the certificate's private key, not encrypted
 * @param verifyHost whether the backend's certificate must be for the host of its URL
 */
public record UpstreamTlsConfig(Optional<Path> ca,
    Optional<Path> certificate,
    Optional<Path> key,
    boolean verifyHost) {
  /** Without any key. */
  public static final UpstreamTlsConfig USUAL = new UpstreamTlsConfig(Optional.empty(),
      Optional.empty(), Optional.empty(), true);

  /** Checks that nothing stands alone. */
  public UpstreamTlsConfig {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("a certificate and its key go together");
    }
  }
}
