package avengers.gateway.server;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.CacheConfig;
import avengers.gateway.config.EmbedderConfig;
import avengers.gateway.config.EnsembleConfig;
import java.util.List;
import java.util.Optional;

/**
 * What decides how a request is answered. While it is the same, an answer that is kept is as good
 * as a new one.
 *
 * @param router the fingerprint of its file
 */
record AnswerBasis(List<BackendConfig> backends,
    List<EnsembleConfig> ensembles,
    EmbedderConfig embedder,
    Optional<String> router,
    Optional<CacheConfig> cache) {
  static AnswerBasis of(Edition edition) {
    return new AnswerBasis(edition.config().backends(), edition.config().ensembles(),
        edition.config().embedder(), edition.router().map(Edition.ReadRouter::fingerprint),
        edition.config().cache());
  }
}
