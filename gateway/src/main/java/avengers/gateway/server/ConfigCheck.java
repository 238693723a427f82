package avengers.gateway.server;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.routerfile.RouterFile;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.ConfigException;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.tls.PemFiles;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * A configuration that was found to be right, with the files that it names: nothing listened, and
 * no backend was asked.
 *
 * @param router what there is to say of the router, if there is one
 */
public record ConfigCheck(GatewayConfig config, Optional<String> router) {
  /**
   * Checks a configuration.
   *
   * @throws ConfigException with every mistake in it
   * @throws RuntimeException if the router, the embedder or a certificate cannot be used
   */
  public static ConfigCheck of(ConfigSource source) throws ConfigException {
    Edition edition = source.read();
    checkEmbedder(edition);
    checkCertificates(edition.config());
    return new ConfigCheck(edition.config(),
        edition.router().map(read -> words(read.router())));
  }

  private static String words(FittedRouter router) {
    return "a router of " + router.centroids().count() + " clusters, fitted on "
        + router.provenance().queries() + " queries";
  }

  private static void checkEmbedder(Edition edition) {
    GatewayConfig config = edition.config();
    if (edition.router().isPresent() || config.embedder().serve()) {
      try (LoadedEmbedder loaded = LoadedEmbedder.load(config.embedder())) {
        edition.router()
            .ifPresent(read -> RouterFile.requireEmbedder(read.router(), loaded.embedder(),
                config.router().orElseThrow().file()));
      }
    }
  }

  private static void checkCertificates(GatewayConfig config) {
    Vertx vertx = Vertx.vertx();
    try {
      config.server().http().tls().ifPresent(tls -> PemFiles.of(tls).read(vertx));
      config.backends().forEach(backend -> PemFiles.of(backend.tls()).read(vertx));
    } finally {
      vertx.close().await();
    }
  }

  /** What it is, for people: one line. */
  public String summary() {
    return "models " + String.join(", ",
        config.backends().stream().map(BackendConfig::model).toList())
        + (config.ensembles().isEmpty()
            ? ""
            : "; ensembles " + String.join(", ",
                config.ensembles().stream().map(EnsembleConfig::name).toList()))
        + router.map(text -> "; " + text).orElse("");
  }
}
