package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.ReplicaConfig;
import avengers.gateway.config.Secret;
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
import java.util.concurrent.atomic.AtomicInteger;

/** One server that answers for a model: its connections, its calls, and what they told of it. */
final class Replica {
  /** Below the 5 s after which common model servers close an idle connection. */
  private static final int KEEP_ALIVE_SECONDS = 4;

  private final ReplicaName name;
  private final ReplicaConfig config;
  private final int connections;
  private final ReplicaHealth health;
  private final HttpClientAgent client;
  private final AtomicInteger outstanding = new AtomicInteger();

  Replica(Vertx vertx, BackendConfig backend, int place, UpstreamTls tls) {
    this.name = new ReplicaName(backend.model(), place);
    this.config = backend.replicas().get(place);
    this.connections = backend.load().connections();
    this.health = new ReplicaHealth(name, backend.health(), System::nanoTime);
    this.client = vertx.createHttpClient(
        tls.secure(new HttpClientOptions())
            .setConnectTimeout(Math.toIntExact(backend.timeouts().connect().toMillis()))
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
        // Calls wait for their turn before; here only until a connection that was left is free.
        new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(connections));
  }

  ReplicaName name() {
    return name;
  }

  /** The host and port of its address, which hold no secrets. */
  String address() {
    return config.url().getAuthority();
  }

  ReplicaHealth health() {
    return health;
  }

  int connections() {
    return connections;
  }

  int outstanding() {
    return outstanding.get();
  }

  Standing standing() {
    int calls = outstanding.get();
    return new Standing(name, config.weight() * health.share(), calls,
        health.state() != ReplicaState.AVAILABLE, calls >= connections);
  }

  /** A call begins. */
  ReplicaCall begin(ReplicaHealth.Turn turn) {
    outstanding.incrementAndGet();
    return new ReplicaCall(this, turn);
  }

  /** It has ended, which tells this of the replica. */
  void ended(ReplicaHealth.Turn turn, ReplicaHealth.Sign sign) {
    outstanding.decrementAndGet();
    health.ended(turn, sign);
  }

  /** It asks for rest. */
  void rest(Duration wanted) {
    health.rest(wanted);
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
    return client.close();
  }
}
