package avengers.gateway.server;

import avengers.gateway.account.Accounts;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.Backend;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.endpoint.Asked;
import avengers.gateway.endpoint.Endpoints;
import avengers.gateway.endpoint.Models;
import avengers.gateway.http.AdminSite;
import avengers.gateway.http.InUse;
import avengers.gateway.http.Listening;
import avengers.gateway.http.Probes;
import avengers.gateway.http.Readiness;
import avengers.gateway.http.Site;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.security.AdminKey;
import avengers.gateway.security.ApiKeys;
import avengers.gateway.security.RequestRate;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that runs: one server on each event loop, over the same backends and router. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** Longer than the servers' own grace period. */
  private static final long STOP_SECONDS = 40;

  private final Vertx vertx;
  private final Routing routing;
  private final Readiness readiness;
  private final Accounts accounts;
  private final Listener main;
  private final Listener admin;

  private Gateway(Vertx vertx, Routing routing, Accounts accounts, Readiness readiness,
      Listener main, Listener admin) {
    this.vertx = vertx;
    this.routing = routing;
    this.accounts = accounts;
    this.readiness = readiness;
    this.main = main;
    this.admin = admin;
  }

  /**
   * Starts a gateway; returns when it takes requests.
   *
   * @throws IOException if it cannot listen at a configured address
   * @throws RuntimeException if the embedder or the router file cannot be used
   */
  public static Gateway start(GatewayConfig config) throws IOException {
    PrometheusMeterRegistry registry = Meters.newRegistry();
    GatewayMeters meters = new GatewayMeters(registry, Meters.names(config));
    Accounts accounts = Accounts.open(config.server().account());
    Routing routing = Routing.load(config, meters);
    Vertx vertx = Vertx.vertx();
    Readiness readiness = new Readiness();
    Probes probes = new Probes(readiness, registry);
    Duration grace = config.server().stop().grace();
    try {
      Site site = site(vertx, config, routing, probes, meters, accounts);
      AdminSite adminSite = new AdminSite(probes, config.admin().key().map(AdminKey::new),
          List.of());
      Listener admin = Listener.start(vertx,
          Listening.admin(config.admin(), config.server(), meters), 1,
          () -> adminSite, () -> Duration.ofSeconds(1), meters.tls());
      Listener main = Listener.start(vertx, Listening.main(config.server(), meters),
          Runtime.getRuntime().availableProcessors(), () -> site, () -> grace, meters.tls());
      readiness.set(true);
      LOG.info("looked after at {}", admin.address());
      LOG.info("listening at {}", main.address());
      return new Gateway(vertx, routing, accounts, readiness, main, admin);
    } catch (IOException e) {
      routing.close();
      vertx.close().await();
      accounts.close();
      throw e;
    }
  }

  private static Site site(Vertx vertx, GatewayConfig config, Routing routing, Probes probes,
      GatewayMeters meters, Accounts accounts) {
    List<Backend> backends = config.backends()
        .stream()
        .map(backend -> new Backend(vertx, backend, meters))
        .toList();
    Models models = new Models(config.ensembles(), backends, routing.embedder()
        .flatMap(LoadedEmbedder::clients)
        .map(pool -> new Asked.Embedder(config.embedder().name(), pool)));
    EnsembleService service = new EnsembleService(vertx, byModel(backends), routing.ranking(vertx),
        meters);
    ApiKeys keys = new ApiKeys(config.server().clients());
    Optional<RequestRate> rate = config.server()
        .http()
        .requestsPerMinute()
        .map(limit -> new RequestRate(limit, keys.clients()));
    return new Site(config, "1", new InUse(() -> {}),
        new Endpoints(vertx, config, models, service, meters, accounts), probes, meters, keys,
        rate, accounts);
  }

  private static Map<String, Backend> byModel(List<Backend> backends) {
    return backends.stream()
        .collect(Collectors.toUnmodifiableMap(Backend::model, backend -> backend));
  }

  /** Where it listens, without a path. */
  public URI address() {
    return main.address();
  }

  /** Where those who run it look after it, without a path. */
  public URI adminAddress() {
    return admin.address();
  }

  /** Looks whether the certificate that clients see has changed; ends when a new one is shown. */
  public Future<Boolean> reloadCertificates() {
    return main.reload();
  }

  /** Waits until the process is told to stop, and then until all that runs has ended. */
  public void serveUntilStopped() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      LOG.info("stopping");
      close();
      stopped.countDown();
    }, "stop"));
    stopped.await();
  }

  /** Takes no more requests, and lets those that run end within a grace period. */
  @Override
  public void close() {
    readiness.set(false);
    vertx.deploymentIDs().forEach(id -> quietly(vertx.undeploy(id)));
    quietly(vertx.close());
    routing.close();
    accounts.close();
  }

  private static void quietly(Future<Void> ending) {
    try {
      ending.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      LOG.warn("stopping: {}", e.toString());
    }
  }
}
