package avengers.gateway.tls;

import avengers.gateway.config.TlsConfig;
import avengers.gateway.config.UpstreamTlsConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one side of TLS.
 *
 * @param certificate what this side shows, and behind it those that vouch for it
 * @param key of the certificate; there if that is
 * @param authorities whose certificates it takes from the other side
 */
public record PemFiles(Optional<Path> certificate,
    Optional<Path> key,
    Optional<Path> authorities) {
  /** Towards clients. */
  public static PemFiles of(TlsConfig config) {
    return new PemFiles(Optional.of(config.certificate()), Optional.of(config.key()),
        config.clientCa());
  }

  /** Towards a backend. */
  public static PemFiles of(UpstreamTlsConfig config) {
    return new PemFiles(config.certificate(), config.key(), config.ca());
  }

  /** Whether there is anything to read. */
  public boolean isEmpty() {
    return certificate.isEmpty() && authorities.isEmpty();
  }

  /**
   * Reads them, and checks what they say. Takes time.
   *
   * @throws TlsException if one is not what it should be
   */
  public Credentials read(Vertx vertx) {
    return new Credentials(
        certificate
            .map(file -> Identity.of(vertx, file, content(file), content(key.orElseThrow()))),
        authorities.map(file -> Authorities.of(vertx, file, content(file))));
  }

  private static Buffer content(Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new TlsException("cannot read " + file, e);
    }
  }
}
