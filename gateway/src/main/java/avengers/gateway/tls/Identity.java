package avengers.gateway.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;

/**
 * What one side of TLS shows: a certificate and its key, which belong together.
 *
 * @param expiry when the certificate ends
 */
public record Identity(PemKeyCertOptions options, Instant expiry) {
  private static final byte[] ANYTHING = {1, 2, 3};

  static Identity of(Vertx vertx, Path file, Buffer certificate, Buffer key) {
    PemKeyCertOptions options = new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
    X509KeyManager manager = manager(vertx, file, options);
    String alias = Stream.of("RSA", "EC")
        .flatMap(kind -> Stream.ofNullable(manager.getServerAliases(kind, null)))
        .flatMap(Stream::of)
        .findFirst()
        .orElseThrow(() -> new TlsException("the key of " + file + " is of no known kind"));
    X509Certificate shown = manager.getCertificateChain(alias)[0];
    if (!belong(shown, manager.getPrivateKey(alias))) {
      throw new TlsException("the certificate in " + file + " is not that of the key beside it");
    }
    return new Identity(options, shown.getNotAfter().toInstant());
  }

  private static X509KeyManager manager(Vertx vertx, Path file, PemKeyCertOptions options) {
    try {
      return Stream.of(options.getKeyManagerFactory(vertx).getKeyManagers())
          .filter(X509KeyManager.class::isInstance)
          .map(X509KeyManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new TlsException("nothing can be shown of " + file));
    } catch (TlsException e) {
      throw e;
    } catch (Exception e) {
      throw new TlsException(file + " and its key are not a certificate and a private key in PEM",
          e);
    }
  }

  private static boolean belong(X509Certificate shown, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(
          "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm()));
      signature.initSign(key);
      signature.update(ANYTHING);
      byte[] signed = signature.sign();
      signature.initVerify(shown.getPublicKey());
      signature.update(ANYTHING);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
