package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.ReplicaConfig;
import avengers.gateway.config.Secret;
import avengers.gateway.config.TimeoutsConfig;
import avengers.gateway.metrics.BackendMeters;
import avengers.gateway.replica.ReplicaHealth;
import avengers.gateway.replica.ReplicaName;
import avengers.gateway.replica.ReplicaState;
import avengers.gateway.replica.Standing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ClientSSLOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One server that answers for a model: its connections, its calls, and what they told of it. */
final class Replica {
  private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

  /** Below the 5 s after which common model servers close an idle connection. */
  private static final int KEEP_ALIVE_SECONDS = 4;

  private final ReplicaName name;
  private final ReplicaConfig config;
  private final int connections;
  private final TimeoutsConfig limits;
  private final BackendMeters meters;
  private final ReplicaHealth health;
  private final HttpClientAgent client;
  private final AtomicInteger outstanding = new AtomicInteger();
  private final Optional<ActiveProbe> probe;
  private final Runnable shown;

  Replica(Vertx vertx, BackendConfig backend, int place, UpstreamTls tls, BackendMeters meters) {
    this.name = new ReplicaName(backend.model(), place);
    this.config = backend.replicas().get(place);
    this.connections = backend.load().connections();
    this.limits = backend.timeouts();
    this.meters = meters;
    this.health = new ReplicaHealth(name, backend.health(), System::nanoTime, new Telling());
    this.client = vertx.createHttpClient(
        tls.secure(new HttpClientOptions())
            .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
        // Calls wait for their turn before; here only until a connection that was left is free, or
        // where the other replicas have failed them all.
        new PoolOptions().setHttp1MaxSize(connections)
            .setMaxWaitQueueSize(connections * backend.replicas().size()));
    this.shown = meters.show(name, health::state, outstanding::get);
    this.probe = backend.health().probe().map(how -> ActiveProbe.start(vertx, this, how));
  }

  /** Logs and counts what becomes of it; that a probe failed, too, is no news. */
  private final class Telling implements ReplicaHealth.Watcher {
    private boolean out;

    @Override
    public void takenOut(Duration pause) {
      meters.takenOut(name);
      LOG.atLevel(out ? Level.DEBUG : Level.WARN)
          .log("the model '{}' fails at {}: it is left alone there for {} ms", name.model(),
              address(), pause.toMillis());
      out = true;
    }

    @Override
    public void isBack() {
      out = false;
      LOG.info("the model '{}' answers again at {}", name.model(), address());
    }

    @Override
    public void rests(Duration time) {
      meters.rests(name);
      LOG.info("the model '{}' asks for rest at {}: it has {} ms", name.model(), address(),
          time.toMillis());
    }
  }

  ReplicaName name() {
    return name;
  }

  /** The host and port of its address, which hold no secrets. */
  private String address() {
    return config.url().getAuthority();
  }

  ReplicaReport report() {
    return new ReplicaReport(address(), health.state(), outstanding.get());
  }

  ReplicaHealth health() {
    return health;
  }

  int connections() {
    return connections;
  }

  Standing standing() {
    int calls = outstanding.get();
    return new Standing(name, config.weight() * health.share(), calls,
        health.state() != ReplicaState.AVAILABLE, calls >= connections);
  }

  /** A call begins. */
  ReplicaCall begin(ReplicaHealth.Turn turn) {
    outstanding.incrementAndGet();
    return new ReplicaCall(this, turn, limits, System::nanoTime);
  }

  /** It has ended, which tells this of the replica. */
  void ended(ReplicaHealth.Turn turn, ReplicaHealth.Sign sign) {
    outstanding.decrementAndGet();
    health.ended(turn, sign);
  }

  /** An active probe has ended, which began with this turn. */
  void probed(ReplicaHealth.Turn turn, ReplicaHealth.Sign sign) {
    boolean isThere = sign == ReplicaHealth.Sign.GOOD;
    meters.probed(name, isThere);
    if (isThere) {
      health.isThere();
    } else {
      health.ended(turn, sign);
    }
  }

  /**
   * Connects for a request that carries nothing but the replica's key and our name.
   *
   * @param path behind the address of the API
   */
  Future<HttpClientRequest> connect(HttpMethod method, String path) {
    return client.request(new RequestOptions().setMethod(method)
        .setAbsoluteURI(config.url() + path)
        .setFollowRedirects(false)).onSuccess(request -> {
          request.putHeader("user-agent", "avengers");
          config.apiKey()
              .map(Secret::reveal)
              .ifPresent(key -> request.putHeader("authorization", "Bearer " + key));
        });
  }

  Future<Boolean> show(ClientSSLOptions options) {
    return client.updateSSLOptions(options);
  }

  Future<Void> close() {
    probe.ifPresent(ActiveProbe::stop);
    shown.run();
    return client.close();
  }
}
