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
import avengers.gateway.security.Keyring;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  private final Clientele clientele;
  private final Listener main;
  private final Listener admin;

  private Gateway(Vertx vertx, Routing routing, Accounts accounts, Clientele clientele,
      Readiness readiness, Listener main, Listener admin) {
    this.vertx = vertx;
    this.routing = routing;
    this.accounts = accounts;
    this.clientele = clientele;
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
    Clientele clientele = Clientele.open(config, meters.keys());
    Routing routing = load(config, meters, clientele);
    Vertx vertx = Vertx.vertx();
    Readiness readiness = new Readiness();
    Probes probes = new Probes(readiness, registry);
    Duration grace = config.server().stop().grace();
    try {
      Site site = site(vertx, config, routing, probes, meters, clientele.keys(), accounts);
      AdminSite adminSite = new AdminSite(probes, config.admin().key().map(AdminKey::new),
          clientele.routes(vertx, config::names));
      Listener admin = Listener.start(vertx, Listening.admin(config.admin(), config.server()), 1,
          () -> adminSite, () -> Duration.ofSeconds(1));
      Listener main = Listener.start(vertx, Listening.main(config.server()),
          Runtime.getRuntime().availableProcessors(), () -> site, () -> grace);
      readiness.set(true);
      LOG.info("looked after at {}", admin.address());
      LOG.info("listening at {}", main.address());
      return new Gateway(vertx, routing, accounts, clientele, readiness, main, admin);
    } catch (IOException e) {
      routing.close();
      vertx.close().await();
      accounts.close();
      clientele.close();
      throw e;
    }
  }

  private static Routing load(GatewayConfig config, GatewayMeters meters, Clientele clientele) {
    try {
      return Routing.load(config, meters);
    } catch (RuntimeException e) {
      clientele.close();
      throw e;
    }
  }

  private static Site site(Vertx vertx, GatewayConfig config, Routing routing, Probes probes,
      GatewayMeters meters, Keyring keys, Accounts accounts) {
    List<Backend> backends = config.backends()
        .stream()
        .map(backend -> new Backend(vertx, backend, meters))
        .toList();
    Models models = new Models(config.ensembles(), backends, routing.embedder()
        .flatMap(LoadedEmbedder::clients)
        .map(pool -> new Asked.Embedder(config.embedder().name(), pool)));
    EnsembleService service = new EnsembleService(vertx, byModel(backends), routing.ranking(vertx),
        meters);
    return new Site(config, "1", new InUse(() -> {}),
        new Endpoints(vertx, config, models, service, meters, accounts), probes, meters, keys,
        accounts);
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
    clientele.close();
  }

  private static void quietly(Future<Void> ending) {
    try {
      ending.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      LOG.warn("stopping: {}", e.toString());
    }
  }
}
