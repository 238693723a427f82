package avengers.gateway.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole configuration of one gateway.
 *
 * @param server where and how it listens
 * @param embedder the model that turns a query into a vector
 * @param router the fitted router, if there is one
 * @param backends the models that answer; at least one
 * @param ensembles the names that route and vote; no name appears twice among models, ensembles and
 * the served embedder
 * @param cache how answers are kept for identical requests, if they are
 * @param admin where those who run it look after it
 * @param reliability how much is asked again where backends fail
 * @param answers how much memory the answers of backends may take
 * @param storage where keys and what was spent are kept, if they are
 */
public record GatewayConfig(ServerConfig server,
    EmbedderConfig embedder,
    Optional<RouterConfig> router,
    List<BackendConfig> backends,
    List<EnsembleConfig> ensembles,
    Optional<CacheConfig> cache,
    AdminConfig admin,
    ReliabilityConfig reliability,
    AnswersConfig answers,
    Optional<StorageConfig> storage) {

  /** Checks what concerns more than one part. */
  public GatewayConfig {
    backends = List.copyOf(backends);
    ensembles = List.copyOf(ensembles);
    if (backends.isEmpty()) {
      throw new IllegalArgumentException("at least one backend is needed");
    }
    checkNames(backends, ensembles, embedder);
    if (!ensembles.isEmpty() && backends.stream().noneMatch(BackendConfig::chats)) {
      throw new IllegalArgumentException("ensembles need at least one backend that serves chat");
    }
    checkEscalations(backends, ensembles);
    if (server.strangers() == Strangers.NEVER && server.clients().isEmpty()
        && (admin.key().isEmpty() || storage.isEmpty())) {
      throw new IllegalArgumentException("server.host " + ServerConfig.KEYLESS);
    }
    if (admin.port() > 0 && admin.port() == server.port()) {
      throw new IllegalArgumentException("admin.port must not be server.port");
    }
  }

  /** A gateway that keeps nothing. */
  public GatewayConfig(ServerConfig server, EmbedderConfig embedder, Optional<RouterConfig> router,
      List<BackendConfig> backends, List<EnsembleConfig> ensembles) {
    this(server, embedder, router, backends, ensembles, Optional.empty(), AdminConfig.USUAL,
        ReliabilityConfig.USUAL, AnswersConfig.USUAL, Optional.empty());
  }

  /** The same gateway, which keeps answers. */
  public GatewayConfig withCache(CacheConfig kept) {
    return new GatewayConfig(server, embedder, router, backends, ensembles, Optional.of(kept),
        admin, reliability, answers, storage);
  }

  /** The same gateway, looked after elsewhere. */
  public GatewayConfig withAdmin(AdminConfig other) {
    return new GatewayConfig(server, embedder, router, backends, ensembles, cache, other,
        reliability, answers, storage);
  }

  /** The same gateway, which asks again more often, or less. */
  public GatewayConfig withReliability(ReliabilityConfig other) {
    return new GatewayConfig(server, embedder, router, backends, ensembles, cache, admin, other,
        answers, storage);
  }

  /** The same gateway, whose backends' answers take more memory, or less. */
  public GatewayConfig withAnswers(AnswersConfig other) {
    return new GatewayConfig(server, embedder, router, backends, ensembles, cache, admin,
        reliability, other, storage);
  }

  /** The same gateway, which keeps keys and what was spent. */
  public GatewayConfig withStorage(StorageConfig kept) {
    return new GatewayConfig(server, embedder, router, backends, ensembles, cache, admin,
        reliability, answers, Optional.of(kept));
  }

  /** The models that can be routed to, and vote. */
  public List<String> chatModels() {
    return backends.stream().filter(BackendConfig::chats).map(BackendConfig::model).toList();
  }

  /** All names that clients may ask: ensembles, models, the served embedder. */
  public Set<String> names() {
    return Stream.of(backends.stream().map(BackendConfig::model),
        ensembles.stream().map(EnsembleConfig::name), embedder.served().stream())
        .flatMap(part -> part)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void checkNames(List<BackendConfig> backends, List<EnsembleConfig> ensembles,
      EmbedderConfig embedder) {
    Set<String> names = new HashSet<>();
    Stream.of(backends.stream().map(BackendConfig::model),
        ensembles.stream().map(EnsembleConfig::name), embedder.served().stream())
        .flatMap(part -> part)
        .forEach(name -> {
          if (!names.add(name)) {
            throw new IllegalArgumentException("a name is given twice: " + name);
          }
        });
  }

  private static void checkEscalations(List<BackendConfig> backends,
      List<EnsembleConfig> ensembles) {
    Set<String> models = backends.stream()
        .filter(BackendConfig::chats)
        .map(BackendConfig::model)
        .collect(Collectors.toSet());
    ensembles.stream()
        .flatMap(ensemble -> ensemble.voting().doubt().stream())
        .map(DoubtConfig::consequence)
        .forEach(consequence -> {
          if (consequence instanceof DoubtConfig.Consequence.Escalate(String model)
              && !models.contains(model)) {
            throw new IllegalArgumentException("there is no backend to escalate to: " + model);
          }
        });
  }
}
