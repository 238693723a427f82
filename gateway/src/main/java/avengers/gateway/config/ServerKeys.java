package avengers.gateway.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The keys of the section {@code server}.
 *
 * @param adding whether keys can be added while the gateway runs, by those who show a key for that
 */
record ServerKeys(PathKind paths, ClientKeys clientKeys, boolean adding) {
  static final Kind<String> HOST = ScalarKind.text("a host name or an IP address",
      ServerConfig::isHost);

  private static final HttpConfig USUAL = HttpConfig.USUAL;

  /** The port, which the admin port must not be. */
  static Entry<Integer> port(Section section) {
    return section.optional("port", Quantity.wholeNumber(ServerConfig.PORT), 8080);
  }

  Supplier<ServerConfig> read(Section section, Entry<Integer> port) {
    var host = section.optional("host", HOST, "127.0.0.1");
    var clients = section.optional("api-keys", clientKeys, List.of());
    var deadline = section.optional("deadline", Quantity.duration(ServerConfig.DEADLINE),
        Duration.ofMinutes(2));
    var maxBody = section.optional("max-body", Quantity.size(ServerConfig.MAX_BODY), 32L << 20);
    Supplier<HttpConfig> http = http(section);
    Supplier<AccountConfig> account = new AccountKeys(paths).read(section);
    Supplier<AccessConfig> access = access(section, host,
        clients.found().map(found -> found.isEmpty() && !adding));
    Supplier<StopConfig> stop = stop(section);
    return () -> new ServerConfig(host.get(), port.get(),
        clients.get().stream().map(Supplier::get).toList(), deadline.get(), maxBody.get(),
        http.get(), account.get(), access.get(), stop.get());
  }

  /** Whoever can reach a gateway without keys spends its owner's money, or can ask nothing. */
  private static Supplier<AccessConfig> access(Section section, Entry<String> host,
      Optional<Boolean> keyless) {
    var anonymous = section.optional("allow-anonymous", ScalarKind.truth(), false);
    var exposed = section.optional("expose", Kind.listOf(new ChoiceKind<>(Exposed.class)),
        List.of());
    Supplier<AccessConfig> access = () -> new AccessConfig(anonymous.get(),
        Set.copyOf(new HashSet<>(exposed.get())));
    if (keyless.isPresent() && anonymous.found().isPresent() && host.found().isPresent()
        && keyless.get()
        && new AccessConfig(anonymous.get(), Set.of())
            .strangers(host.get()) == Strangers.NEVER) {
      host.reject(ServerConfig.KEYLESS);
    }
    return access;
  }

  private static Supplier<StopConfig> stop(Section section) {
    var drain = section.optional("drain", Quantity.duration(StopConfig.GRACE),
        StopConfig.USUAL.drain());
    var grace = section.optional("grace", Quantity.duration(StopConfig.GRACE),
        StopConfig.USUAL.grace());
    if (drain.found().isPresent() && grace.found().isPresent()
        && drain.get().compareTo(grace.get()) > 0) {
      drain.reject("must not be longer than grace, which it is a part of");
    }
    return () -> new StopConfig(drain.get(), grace.get());
  }

  private Supplier<HttpConfig> http(Section section) {
    var requestTimeout = section.optional("request-timeout",
        Quantity.duration(HttpConfig.TIMEOUT), USUAL.requestTimeout());
    var idleTimeout = section.optional("idle-timeout", Quantity.duration(HttpConfig.TIMEOUT),
        USUAL.idleTimeout());
    var keepAlive = section.optional("keep-alive", Quantity.duration(HttpConfig.KEEP_ALIVE),
        USUAL.keepAlive());
    var perMinute = section.optional("requests-per-minute",
        Quantity.wholeNumber(HttpConfig.REQUESTS_PER_MINUTE));
    Optional<Supplier<TlsConfig>> tls = section.optionalSection("tls")
        .map(new TlsKeys(paths)::ofServer);
    Optional<Supplier<CorsConfig>> cors = section.optionalSection("cors").map(ServerKeys::cors);
    Supplier<LimitsConfig> limits = limits(section);
    return () -> new HttpConfig(requestTimeout.get(), idleTimeout.get(), keepAlive.get(),
        perMinute.get(),
        tls.map(Supplier::get), cors.map(Supplier::get), limits.get());
  }

  private static Supplier<LimitsConfig> limits(Section section) {
    var headerTimeout = section.optional("header-timeout", Quantity.duration(HttpConfig.TIMEOUT),
        USUAL.limits().headerTimeout());
    var maxConnections = section.optional("max-connections",
        Quantity.wholeNumber(LimitsConfig.MAX_CONNECTIONS), USUAL.limits().maxConnections());
    var mediaUrls = section.optional("media-urls", new ChoiceKind<>(MediaUrls.class),
        USUAL.limits().mediaUrls());
    return () -> new LimitsConfig(headerTimeout.get(), maxConnections.get(), mediaUrls.get());
  }

  private static Supplier<CorsConfig> cors(Section section) {
    var origins = section.required("origins", Kind.listOf(
        ScalarKind.text("an origin such as https://app.example, or \"*\"", CorsConfig::isOrigin)));
    if (origins.found().filter(List::isEmpty).isPresent()) {
      origins.reject("at least one origin is needed");
    }
    if (origins.found().filter(CorsConfig::mixesAny).isPresent()) {
      origins.reject("\"*\" lets in all, so that it stands alone");
    }
    return () -> new CorsConfig(origins.get());
  }
}
