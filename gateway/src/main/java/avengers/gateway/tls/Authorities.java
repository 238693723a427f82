package avengers.gateway.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;

/** Whose certificates are taken from the other side. */
public record Authorities(PemTrustOptions options) {
  static Authorities of(Vertx vertx, Path file, Buffer content) {
    PemTrustOptions options = new PemTrustOptions().addCertValue(content);
    try {
      options.getTrustManagerFactory(vertx);
    } catch (Exception e) {
      throw new TlsException("there is no certificate in " + file, e);
    }
    return new Authorities(options);
  }
}
