package avengers.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The keys of the file, with their kinds and defaults, and the records made of them. Each method
 * reads a section at once and makes its record later, when the whole file is known to be right.
 */
final class GatewayKeys {
  private static final Kind<List<Section>> SECTIONS = Kind
      .listOf(value -> Optional.of(Section.of(value)));

  private final PathKind paths;
  private final Names names = new Names();
  private final BackendKeys backendKeys;

  private final Path data;

  /**
   * Keys of a file.
   *
   * @param base the folder where relative paths start
   * @param data the folder of what is kept where nothing else is said
   */
  GatewayKeys(Path base, Path data) {
    this.paths = new PathKind(base);
    this.data = data;
    this.backendKeys = new BackendKeys(names, paths);
  }

  Supplier<GatewayConfig> gateway(Section root) {
    Section serverSection = root.section("server");
    var port = ServerKeys.port(serverSection);
    AdminKeys admin = AdminKeys.read(root.section("admin"), port);
    StorageKeys storageKeys = new StorageKeys(paths, data.resolve("avengers"));
    var storage = root.optional("storage", storageKeys, storageKeys.none());
    ClientKeys clients = new ClientKeys(paths);
    var server = new ServerKeys(paths, clients, admin.isKeyed() && StorageKeys.isOn(storage))
        .read(serverSection, port);
    Optional<Supplier<RouterConfig>> router = root.optionalSection("router").map(this::router);
    Entry<List<Section>> backendList = root.required("backends", SECTIONS);
    if (backendList.found().filter(List::isEmpty).isPresent()) {
      backendList.reject("at least one backend is needed");
    }
    var backends = each(backendList, backendKeys::ofFile);
    EnsembleKeys keys = new EnsembleKeys(backendKeys.chatModels());
    Entry<List<Section>> ensembleList = root.optional("ensembles", SECTIONS, List.of());
    backendKeys.requireChat(ensembleList);
    var ensembles = each(ensembleList, section -> keys.ofFile(section, names));
    var embedder = new EmbedderKeys(paths).ofFile(root.section("embedder"), names);
    clients.requireKnown(names.taken());
    Optional<Supplier<CacheConfig>> cache = root.optionalSection("cache").map(CacheKeys::read);
    var answers = AnswersKeys.read(root.section("answers"));
    Supplier<ReliabilityConfig> reliability = ReliabilityKeys.read(root.section("reliability"));
    return () -> new GatewayConfig(server.get(), embedder.get(), router.map(Supplier::get),
        backends.get(), ensembles.get(), cache.map(Supplier::get), admin.get(),
        reliability.get(), answers.get(), storage.get().get());
  }

  private static <T> Supplier<List<T>> each(Entry<List<Section>> sections,
      Function<Section, Supplier<T>> reader) {
    List<Supplier<T>> items = sections.found().orElse(List.of()).stream().map(reader).toList();
    return () -> items.stream().map(Supplier::get).toList();
  }

  private Supplier<RouterConfig> router(Section section) {
    var file = section.required("file", paths.file());
    return () -> new RouterConfig(file.get());
  }
}
