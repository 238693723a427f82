package avengers.gateway.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys of both sides of TLS. */
record TlsKeys(PathKind paths) {
  /** Towards clients. */
  Supplier<TlsConfig> ofServer(Section section) {
    var certificate = section.required("certificate", paths.file());
    var key = section.required("key", paths.file());
    var clientCa = section.optional("client-ca", paths.file());
    var given = section.optional("client-auth", new ChoiceKind<>(ClientCertificates.class));
    boolean asks = given.found()
        .flatMap(choice -> choice)
        .filter(choice -> choice != ClientCertificates.NONE)
        .isPresent();
    if (asks && !Entry.isGiven(clientCa)) {
      given.reject("means nothing without \"client-ca\", which says whose certificates are good");
    }
    return () -> new TlsConfig(certificate.get(), key.get(), clientCa.get(),
        given.get()
            .orElse(clientCa.get().isPresent()
                ? ClientCertificates.REQUIRED
                : ClientCertificates.NONE));
  }

  /** Towards a backend. */
  Supplier<UpstreamTlsConfig> ofBackend(Section section) {
    var ca = section.optional("ca", paths.file());
    var certificate = section.optional("certificate", paths.file());
    var key = section.optional("key", paths.file());
    var verifyHost = section.optional("verify-host", ScalarKind.truth(), true);
    if (Entry.isGiven(certificate) != Entry.isGiven(key)) {
      Entry<Optional<Path>> lonely = Entry.isGiven(certificate) ? certificate : key;
      lonely.reject("a certificate and its key go together");
    }
    return () -> new UpstreamTlsConfig(ca.get(), certificate.get(), key.get(), verifyHost.get());
  }
}
