package avengers.gateway.config;

import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Need;
import avengers.gateway.openai.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The keys of the backends, which are read one after the other. */
final class BackendKeys {
  private final Names names;
  private final TlsKeys tls;
  private final List<Entry<String>> chatModels = new ArrayList<>();
  private boolean anyRead;
  private boolean allServe = true;

  BackendKeys(Names names, PathKind paths) {
    this.names = names;
    this.tls = new TlsKeys(paths);
  }

  Supplier<BackendConfig> ofFile(Section section) {
    var model = section.required("model", ScalarKind.name());
    ReplicaKeys replicas = ReplicaKeys.read(section);
    var upstreamModel = section.optional("upstream-model", ScalarKind.name());
    Optional<Supplier<Price>> price = section.optionalSection("price").map(BackendKeys::price);
    Supplier<TimeoutsConfig> timeouts = timeouts(section);
    Supplier<LoadConfig> load = LoadKeys.read(section, replicas.count());
    Supplier<HealthConfig> health = HealthKeys.read(section.section("health"));
    Supplier<UpstreamTlsConfig> tls = tls(section, replicas);
    var serves = serves(section);
    var capabilities = capabilities(section);
    names.claim(model);
    remember(model, serves);
    return () -> new BackendConfig(model.get(), replicas.replicas().get(),
        upstreamModel.get().orElseGet(model), price.map(Supplier::get), Set.copyOf(serves.get()),
        capabilities.get(), timeouts.get(), load.get(), health.get(), tls.get());
  }

  private static Supplier<TimeoutsConfig> timeouts(Section section) {
    Kind<Duration> limit = Quantity.duration(TimeoutsConfig.TIMEOUT);
    var connect = section.optional("connect-timeout", limit, TimeoutsConfig.USUAL.connect());
    var firstToken = section.optional("first-token-timeout", limit);
    var idle = section.optional("idle-timeout", limit, TimeoutsConfig.USUAL.idle());
    var total = section.optional("timeout", limit);
    return () -> new TimeoutsConfig(connect.get(), firstToken.get(), idle.get(), total.get());
  }

  private Supplier<UpstreamTlsConfig> tls(Section section, ReplicaKeys replicas) {
    Optional<Section> said = section.optionalSection("tls");
    if (said.isPresent()) {
      replicas.rejectPlain("begins with http, so that \"tls\" means nothing");
    }
    return said.map(tls::ofBackend).orElse(() -> UpstreamTlsConfig.USUAL);
  }

  private static Entry<List<Service>> serves(Section section) {
    var serves = section.optional("serves", Kind.listOf(new ChoiceKind<>(Service.class)),
        List.of(Service.CHAT));
    serves.found().ifPresent(services -> {
      if (services.isEmpty()) {
        serves.reject("at least one service is needed");
      } else if (anyTwice(services)) {
        serves.reject("a service is given twice");
      }
    });
    return serves;
  }

  private static Supplier<Capabilities> capabilities(Section section) {
    var needs = section.optional("capabilities", Kind.listOf(new ChoiceKind<>(Need.class)),
        List.copyOf(BackendConfig.USUAL.serves()));
    if (needs.found().filter(BackendKeys::anyTwice).isPresent()) {
      needs.reject("a capability is given twice");
    }
    var context = section.optional("context", Quantity.wholeNumber(BackendConfig.CONTEXT));
    return () -> new Capabilities(Set.copyOf(needs.get()),
        context.get().map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  private static boolean anyTwice(List<?> items) {
    return new HashSet<>(items).size() < items.size();
  }

  private static Supplier<Price> price(Section section) {
    var input = section.required("input", Quantity.decimal(Price.DOLLARS));
    var output = section.required("output", Quantity.decimal(Price.DOLLARS));
    return () -> new Price(input.get(), output.get());
  }

  private void remember(Entry<String> model, Entry<List<Service>> serves) {
    anyRead = true;
    allServe &= serves.found().isPresent();
    if (serves.found().filter(services -> services.contains(Service.CHAT)).isPresent()) {
      chatModels.add(model);
    }
  }

  /** The models of the backends that can be routed to, if all are known. */
  Optional<Set<String>> chatModels() {
    boolean known = allServe && !chatModels.isEmpty()
        && chatModels.stream().allMatch(model -> model.found().isPresent());
    return known
        ? Optional.of(chatModels.stream().map(Entry::get).collect(Collectors.toSet()))
        : Optional.empty();
  }

  /** Reports ensembles for which nobody can vote. */
  void requireChat(Entry<List<Section>> ensembles) {
    boolean none = anyRead && allServe && chatModels.isEmpty();
    if (none && ensembles.found().filter(List::isEmpty).isEmpty()) {
      ensembles.reject("an ensemble needs at least one backend that serves chat");
    }
  }
}
