package avengers.gateway.server;

import avengers.gateway.account.Accounts;
import avengers.gateway.backend.AnswerRoom;
import avengers.gateway.config.ConfigException;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.StopConfig;
import avengers.gateway.http.AdminSite;
import avengers.gateway.http.Listening;
import avengers.gateway.http.Probes;
import avengers.gateway.http.Readiness;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.security.AdminKey;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that runs: one server on each event loop, and one for those who look after it. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** For what was cut short to be sent. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Lasting lasting;
  private final Generations generations;
  private final Reloader reloader;
  private final Listener main;
  private final Listener admin;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Gateway(Lasting lasting, Generations generations, Reloader reloader, Listener main,
      Listener admin) {
    this.lasting = lasting;
    this.generations = generations;
    this.reloader = reloader;
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
    ConfigSource.Fixed source = new ConfigSource.Fixed(config);
    return start(source, source.read());
  }

  /**
   * Starts a gateway whose configuration can be read again while it runs.
   *
   * @throws ConfigException with every mistake in the configuration
   * @throws IOException if it cannot listen at a configured address
   * @throws RuntimeException if the embedder or the router file cannot be used
   */
  public static Gateway start(ConfigSource source) throws ConfigException, IOException {
    return start(source, source.read());
  }

  private static Gateway start(ConfigSource source, Edition edition) throws IOException {
    GatewayConfig config = edition.config();
    PrometheusMeterRegistry registry = Meters.newRegistry();
    GatewayMeters meters = new GatewayMeters(registry, Meters.names(config));
    Clientele clientele = Clientele.open(config, meters.keys());
    try {
      Lasting lasting = new Lasting(Vertx.vertx(), new Probes(new Readiness(), registry), meters,
          Accounts.open(config.server().account()), clientele,
          new AnswerRoom(config.answers()));
      return startWith(source, edition, lasting);
    } catch (IOException | RuntimeException e) {
      clientele.close();
      throw e;
    }
  }

  private static Gateway startWith(ConfigSource source, Edition edition, Lasting lasting)
      throws IOException {
    try {
      return start(source, edition, lasting);
    } catch (IOException | RuntimeException e) {
      lasting.vertx().close().await();
      lasting.accounts().close();
      throw e;
    }
  }

  private static Gateway start(ConfigSource source, Edition edition, Lasting lasting)
      throws IOException {
    GatewayConfig config = edition.config();
    Version version = new Version(1, edition.content(), Instant.now());
    Generations generations = new Generations(
        Generation.of(edition, version, lasting, Optional.empty()));
    Optional<Reloader> reloader = Optional.empty();
    try {
      generations.declare(lasting.meters());
      lasting.meters().answerRoom(lasting.room(), AnswerRoom::taken, AnswerRoom::all);
      Listener main = Listener.start(lasting.vertx(),
          Listening.main(config.server(), lasting.meters()),
          Runtime.getRuntime().availableProcessors(), generations::site,
          lasting.meters().tls());
      reloader = Optional.of(new Reloader(source, lasting, generations, main));
      AdminSite looked = adminSite(lasting, generations, reloader.get(), config);
      Listener admin = Listener.start(lasting.vertx(),
          Listening.admin(config.admin(), config.server(), lasting.meters()), 1, () -> looked,
          lasting.meters().tls());
      Gateway gateway = new Gateway(lasting, generations, reloader.get(), main, admin);
      gateway.ready(version);
      return gateway;
    } catch (IOException | RuntimeException e) {
      reloader.ifPresent(Reloader::close);
      generations.close();
      throw e;
    }
  }

  private static AdminSite adminSite(Lasting lasting, Generations generations, Reloader reloader,
      GatewayConfig config) {
    Clientele clientele = lasting.clientele();
    return new AdminSite(lasting.probes(), config.admin().key().map(AdminKey::new),
        List.of(
            new HealthRoutes(lasting.probes().readiness(), generations, reloader::last,
                clientele::storage),
            new ReloadRoutes(lasting.vertx(), () -> reloader.reload("POST /admin/reload")),
            clientele.keyRoutes(lasting.vertx(),
                () -> generations.current().edition().config().names()),
            clientele.usageRoutes(lasting.vertx())));
  }

  private void ready(Version version) {
    lasting.meters().configs().holds(version.text(), version.loaded());
    lasting.probes().readiness().set(true);
    LOG.info("looked after at {} (/health, /metrics, /admin)", admin.address());
    LOG.info("listening at {}", main.address());
  }

  /** Where it listens, without a path. */
  public URI address() {
    return main.address();
  }

  /** Where those who run it look after it, without a path. */
  public URI adminAddress() {
    return admin.address();
  }

  /**
   * Reads the configuration again. What comes of it is told in the log, in health and in metrics.
   *
   * @param cause who or what asks for it
   */
  public void reload(String cause) {
    reloader.reloadSoon(cause);
  }

  /** Looks whether the certificate that clients see has changed; ends when a new one is shown. */
  public Future<Boolean> reloadCertificates() {
    return main.reload();
  }

  /**
   * Says that it is not ready, takes requests for a while longer if it is to, and lets those that
   * run end; what has not ended within the grace period is answered with what there is.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    long start = System.nanoTime();
    StopConfig stop = generations.current().edition().config().server().stop();
    lasting.probes().readiness().set(false);
    reloader.close();
    drain(stop.drain());
    LOG.info("waiting for {} requests", generations.requests());
    Duration left = stop.grace().minusNanos(System.nanoTime() - start);
    long timer = lasting.vertx().setTimer(Math.max(1, left.toMillis()), late -> {
      LOG.warn("cutting {} requests short", generations.requests());
      generations.cutShort();
    });
    quietly(main.stop(left.plus(LAST_WORDS)), left.plus(LAST_WORDS).plus(LAST_WORDS));
    lasting.vertx().cancelTimer(timer);
    quietly(admin.stop(Duration.ZERO), LAST_WORDS);
    generations.close();
    quietly(lasting.vertx().close(), LAST_WORDS);
    lasting.accounts().close();
    lasting.clientele().close();
    LOG.info("stopped");
  }

  /** Load balancers need a moment to see that this is not ready. */
  private void drain(Duration time) {
    if (time.isPositive()) {
      main.drain();
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void quietly(Future<Void> ending, Duration patience) {
    try {
      ending.await(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      LOG.warn("stopping: {}", e.toString());
    }
  }
}
