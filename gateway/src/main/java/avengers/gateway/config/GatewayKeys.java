package avengers.gateway.config;

import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.ModelSource;
import avengers.embeddings.Pooling;
import avengers.gateway.openai.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The keys of the file, with their kinds and defaults, and the records made of them. Each method
 * reads a section at once and makes its record later, when the whole file is known to be right.
 */
final class GatewayKeys {
  private static final Kind<List<Section>> SECTIONS = Kind
      .listOf(value -> Optional.of(Section.of(value)));

  private final PathKind paths;
  private final Names names = new Names();
  private final List<Entry<String>> models = new ArrayList<>();

  GatewayKeys(Path base) {
    this.paths = new PathKind(base);
  }

  Supplier<GatewayConfig> gateway(Section root) {
    var server = new ServerKeys(paths).read(root.section("server"));
    var embedder = embedder(root.section("embedder"));
    Optional<Supplier<RouterConfig>> router = root.optionalSection("router").map(this::router);
    Entry<List<Section>> backendList = root.required("backends", SECTIONS);
    if (backendList.found().filter(List::isEmpty).isPresent()) {
      backendList.reject("at least one backend is needed");
    }
    var backends = each(backendList, this::backend);
    EnsembleKeys keys = new EnsembleKeys(models());
    var ensembles = each(root.optional("ensembles", SECTIONS, List.of()),
        section -> keys.ofFile(section, names));
    return () -> new GatewayConfig(server.get(), embedder.get(), router.map(Supplier::get),
        backends.get(), ensembles.get());
  }

  /** The models of the backends that can be routed to, if all are known. */
  private Optional<Set<String>> models() {
    boolean known = !models.isEmpty() && models.stream().allMatch(m -> m.found().isPresent());
    return known
        ? Optional.of(models.stream().map(Entry::get).collect(Collectors.toSet()))
        : Optional.empty();
  }

  private static <T> Supplier<List<T>> each(Entry<List<Section>> sections,
      Function<Section, Supplier<T>> reader) {
    List<Supplier<T>> items = sections.found().orElse(List.of()).stream().map(reader).toList();
    return () -> items.stream().map(Supplier::get).toList();
  }

  private Supplier<EmbedderConfig> embedder(Section section) {
    var model = section.optional("model", paths.model(), new ModelSource.Bundled());
    var maxTokens = section.optional("max-tokens",
        Quantity.wholeNumber(EmbedderConfig.MAX_TOKENS),
        EmbeddingModel.DEFAULT_MAX_TOKENS);
    var pooling = section.optional("pooling", new ChoiceKind<>(Pooling.class), Pooling.MEAN);
    var threads = section.optional("threads", Quantity.wholeNumber(EmbedderConfig.THREADS),
        Math.min(Runtime.getRuntime().availableProcessors(), EmbedderConfig.THREADS.max()));
    var queue = section.optional("queue", Quantity.wholeNumber(EmbedderConfig.QUEUE), 256);
    var deadline = section.optional("deadline", Quantity.duration(EmbedderConfig.DEADLINE),
        Duration.ofSeconds(2));
    return () -> new EmbedderConfig(
        new EmbeddingModel(model.get(), pooling.get(), maxTokens.get()), threads.get(),
        queue.get(), deadline.get());
  }

  private Supplier<RouterConfig> router(Section section) {
    var file = section.required("file", paths.file());
    return () -> new RouterConfig(file.get());
  }

  private Supplier<BackendConfig> backend(Section section) {
    var model = section.required("model", ScalarKind.name());
    var url = section.required("url", new UrlKind());
    var upstreamModel = section.optional("upstream-model", ScalarKind.name());
    var apiKey = section.optional("api-key", ScalarKind.secret());
    Optional<Supplier<Price>> price = section.optionalSection("price").map(GatewayKeys::price);
    var connections = section.optional("connections",
        Quantity.wholeNumber(BackendConfig.CONNECTIONS), 64);
    var timeout = section.optional("timeout", Quantity.duration(BackendConfig.TIMEOUT));
    var serves = section.optional("serves", Kind.listOf(new ChoiceKind<>(Service.class)),
        List.of(Service.CHAT));
    if (serves.found().filter(List::isEmpty).isPresent()) {
      serves.reject("at least one service is needed");
    }
    names.claim(model);
    if (serves.found().filter(services -> !services.contains(Service.CHAT)).isEmpty()) {
      models.add(model);
    }
    return () -> new BackendConfig(model.get(), url.get(),
        upstreamModel.get().orElseGet(model), apiKey.get(), price.map(Supplier::get),
        connections.get(), timeout.get(), Set.copyOf(serves.get()));
  }

  private static Supplier<Price> price(Section section) {
    var input = section.required("input", Quantity.decimal(Price.DOLLARS));
    var output = section.required("output", Quantity.decimal(Price.DOLLARS));
    return () -> new Price(input.get(), output.get());
  }
}
