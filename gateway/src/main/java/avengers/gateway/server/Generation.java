package avengers.gateway.server;

import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.Retries;
import avengers.gateway.cache.AnswerCache;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.ReliabilityConfig;
import avengers.gateway.endpoint.AnswerReuses;
import avengers.gateway.endpoint.Asked;
import avengers.gateway.endpoint.Endpoints;
import avengers.gateway.endpoint.Models;
import avengers.gateway.http.InUse;
import avengers.gateway.http.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that follows from one edition of the configuration. Requests that began with it end
 * with it, also when another has followed; then it lets go of what the other has no use for.
 */
final class Generation {
  private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

  private final Edition edition;
  private final Version version;
  private final Held held;
  private final Optional<AnswerCache> cache;
  private final Retries retries;
  private final Site site;

  private Generation(Edition edition, Version version, Held held, Optional<Generation> before,
      Lasting lasting, Routing routing) {
    this.edition = edition;
    this.version = version;
    this.held = held;
    this.cache = cache(edition, before);
    this.retries = retries(edition, lasting, before);
    this.site = site(lasting, routing);
  }

  /**
   * What is open, and shared with the generations before and behind where they want the same.
   *
   * @param backends in the order of the configuration
   */
  private record Held(Optional<Shared<LoadedEmbedder>> embedder, List<Shared<Backend>> backends) {
    Optional<LoadedEmbedder> loaded() {
      return embedder.map(Shared::value);
    }

    void release() {
      embedder.ifPresent(Shared::release);
      backends.forEach(Shared::release);
    }
  }

  /**
   * Makes the generation of an edition.
   *
   * @param before the one that it follows, whose open parts it shares
   * @throws RuntimeException if the embedder cannot be used, or is not the router's
   */
  static Generation of(Edition edition, Version version, Lasting lasting,
      Optional<Generation> before) {
    Held held = new Held(embedder(edition, before), new ArrayList<>());
    try {
      Routing routing = Routing.of(edition, held.loaded(), lasting.meters());
      for (BackendConfig backend : edition.config().backends()) {
        held.backends().add(backend(backend, lasting, before));
      }
      return new Generation(edition, version, held, before, lasting, routing);
    } catch (RuntimeException e) {
      held.release();
      throw e;
    }
  }

  private static Optional<Shared<LoadedEmbedder>> embedder(Edition edition,
      Optional<Generation> before) {
    GatewayConfig config = edition.config();
    if (edition.router().isEmpty() && !config.embedder().serve()) {
      return Optional.empty();
    }
    return before.filter(last -> last.edition.config().embedder().equals(config.embedder()))
        .flatMap(last -> last.held.embedder())
        .map(Shared::hold)
        .or(() -> Optional
            .of(new Shared<>(LoadedEmbedder.load(config.embedder()), LoadedEmbedder::close)));
  }

  /** One whose configuration is the same keeps its connections, and what it knows of itself. */
  private static Shared<Backend> backend(BackendConfig config, Lasting lasting,
      Optional<Generation> before) {
    return before.stream()
        .flatMap(last -> last.held.backends().stream())
        .filter(backend -> backend.value().config().equals(config))
        .findFirst()
        .map(Shared::hold)
        .orElseGet(() -> new Shared<>(new Backend(lasting.vertx(), config, lasting.meters(),
            lasting.room()),
            Generation::close));
  }

  private static void close(Backend backend) {
    backend.close()
        .onFailure(problem -> LOG.warn("the connections to '{}' could not be closed: {}",
            backend.model(), problem.toString()));
  }

  /** Answers are kept for as long as the same requests would be answered in the same way. */
  private static Optional<AnswerCache> cache(Edition edition, Optional<Generation> before) {
    return before.filter(last -> AnswerBasis.of(last.edition).equals(AnswerBasis.of(edition)))
        .map(last -> last.cache)
        .orElseGet(() -> edition.config().cache().map(AnswerCache::new));
  }

  /** What was spent of the budget is still spent. */
  private static Retries retries(Edition edition, Lasting lasting, Optional<Generation> before) {
    ReliabilityConfig config = edition.config().reliability();
    return before.filter(last -> last.edition.config().reliability().equals(config))
        .map(last -> last.retries)
        .orElseGet(() -> new Retries(lasting.vertx(), config, lasting.meters().retries()));
  }

  private Site site(Lasting lasting, Routing routing) {
    GatewayConfig config = edition.config();
    Models models = new Models(config.ensembles(), backends(), held.loaded()
        .flatMap(LoadedEmbedder::clients)
        .map(pool -> new Asked.Embedder(config.embedder().name(), pool)));
    EnsembleService service = new EnsembleService(lasting.vertx(), byModel(backends()),
        routing.ranking(lasting.vertx()), lasting.meters(), retries);
    Endpoints endpoints = new Endpoints(lasting.vertx(), config, models, service,
        lasting.meters(), lasting.accounts(),
        new AnswerReuses(lasting.vertx(), cache, lasting.room(), lasting.meters().caches()));
    return new Site(config, version.text(), new InUse(), endpoints, lasting.probes(),
        lasting.meters(), lasting.clientele().keys(), lasting.accounts());
  }

  private static Map<String, Backend> byModel(List<Backend> backends) {
    return backends.stream()
        .collect(Collectors.toUnmodifiableMap(Backend::model, backend -> backend));
  }

  Edition edition() {
    return edition;
  }

  Version version() {
    return version;
  }

  Site site() {
    return site;
  }

  List<Backend> backends() {
    return held.backends().stream().map(Shared::value).toList();
  }

  /** Has certificates be read again. */
  void reloadCertificates() {
    backends().forEach(backend -> backend.reloadCertificates()
        .onFailure(told -> LOG.debug("the certificates of '{}' stay", backend.model(), told)));
  }

  Optional<LoadedEmbedder> embedder() {
    return held.loaded();
  }

  Optional<AnswerCache> cache() {
    return cache;
  }

  /** Lets go of what is open. Called once. */
  void release() {
    held.release();
  }
}
