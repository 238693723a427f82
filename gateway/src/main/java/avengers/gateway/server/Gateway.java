package avengers.gateway.server;

import avengers.gateway.account.Accounts;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.AnswerRoom;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.Retries;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.ServerConfig;
import avengers.gateway.endpoint.Asked;
import avengers.gateway.endpoint.Endpoints;
import avengers.gateway.endpoint.Models;
import avengers.gateway.http.GatewayServer;
import avengers.gateway.http.Readiness;
import avengers.gateway.http.Site;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.security.ApiKeys;
import avengers.gateway.security.RequestRate;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final URI address;

  private Gateway(Vertx vertx, Routing routing, Accounts accounts, Readiness readiness,
      URI address) {
    this.vertx = vertx;
    this.routing = routing;
    this.accounts = accounts;
    this.readiness = readiness;
    this.address = address;
  }

  /**
   * Starts a gateway; returns when it takes requests.
   *
   * @throws IOException if it cannot listen at the configured address
   * @throws RuntimeException if the embedder or the router file cannot be used
   */
  public static Gateway start(GatewayConfig config) throws IOException {
    PrometheusMeterRegistry registry = Meters.newRegistry();
    GatewayMeters meters = new GatewayMeters(registry, Meters.names(config));
    Accounts accounts = Accounts.open(config.server().account());
    Routing routing = Routing.load(config, meters);
    Vertx vertx = Vertx.vertx();
    Readiness readiness = new Readiness();
    try {
      List<GatewayServer> servers = listen(vertx, config, routing, registry, meters, readiness,
          accounts);
      String scheme = config.server().http().tls().isPresent() ? "https" : "http";
      URI address = URI.create(scheme + "://" + host(config.server()) + ":"
          + servers.getFirst().port());
      readiness.set(true);
      LOG.info("listening at {}", address);
      return new Gateway(vertx, routing, accounts, readiness, address);
    } catch (IOException e) {
      routing.close();
      vertx.close().await();
      accounts.close();
      throw e;
    }
  }

  private static List<GatewayServer> listen(Vertx vertx, GatewayConfig config, Routing routing,
      PrometheusMeterRegistry registry, GatewayMeters meters, Readiness readiness,
      Accounts accounts) throws IOException {
    AnswerRoom room = new AnswerRoom(config.answers());
    meters.answerRoom(room, AnswerRoom::taken, AnswerRoom::all);
    List<Backend> backends = config.backends()
        .stream()
        .map(backend -> new Backend(vertx, backend, meters, room))
        .toList();
    Models models = new Models(config.ensembles(), backends, routing.embedder()
        .flatMap(LoadedEmbedder::clients)
        .map(pool -> new Asked.Embedder(config.embedder().name(), pool)));
    EnsembleService service = new EnsembleService(vertx, byModel(backends), routing.ranking(vertx),
        meters, new Retries(vertx, config.reliability(), meters.retries()));
    Site site = site(config, new Endpoints(vertx, config, models, service, meters, accounts),
        registry, meters, readiness, accounts);
    List<GatewayServer> servers = new CopyOnWriteArrayList<>();
    Future<String> deployed = vertx.deployVerticle(() -> {
      GatewayServer server = new GatewayServer(vertx, config.server(), site);
      servers.add(server);
      return server;
    }, new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()));
    try {
      deployed.await();
    } catch (Exception e) {
      // await() throws the cause as it is, also where it is a checked exception.
      throw new IOException("cannot listen at " + host(config.server()) + ":"
          + config.server().port() + ": " + reason(config.server(), e), e);
    }
    return servers;
  }

  /** Of a certificate that is none Vert.x tells only what it lacks. */
  private static String reason(ServerConfig server, Exception problem) {
    boolean certificate = server.http().tls().isPresent() && !(problem instanceof IOException);
    return (certificate ? "tls: " : "") + problem.getMessage();
  }

  /** What all servers share: a client's rate does not depend on which one it meets. */
  private static Site site(GatewayConfig config, Endpoints endpoints,
      PrometheusMeterRegistry registry, GatewayMeters meters, Readiness readiness,
      Accounts accounts) {
    ApiKeys keys = new ApiKeys(config.server().clients());
    Optional<RequestRate> rate = config.server()
        .http()
        .requestsPerMinute()
        .map(limit -> new RequestRate(limit, keys.clients()));
    return new Site(config, endpoints, registry, meters, readiness, keys, rate, accounts);
  }

  private static Map<String, Backend> byModel(List<Backend> backends) {
    return backends.stream()
        .collect(Collectors.toUnmodifiableMap(Backend::model, backend -> backend));
  }

  private static String host(ServerConfig server) {
    return server.host().contains(":") ? "[" + server.host() + "]" : server.host();
  }

  /** Where it listens, without a path. */
  public URI address() {
    return address;
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
