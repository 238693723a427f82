package avengers.gateway.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.plan.Caps;
import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingPool;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Retries;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Price;
import avengers.gateway.config.ReliabilityConfig;
import avengers.gateway.ledger.Ledger;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.ScriptedUpstream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The three models of {@link LearnedFixture} behind scripted backends, and a service over them. */
final class ThreeModels implements AutoCloseable {
  /** More than the deadline of a request. */
  private static final int PATIENCE_SECONDS = 20;

  private final Map<String, ScriptedUpstream> upstreams = new TreeMap<>();
  private final Vertx vertx = Vertx.vertx();
  private final EmbeddingPool pool = new EmbeddingPool(new OneDirection(), 1, 16);
  private final EnsembleService service;
  private volatile Ledger last = new Ledger();

  ThreeModels(FittedRouter router) {
    this(router, ReliabilityConfig.USUAL);
  }

  /** Models that are asked again more often, or less. */
  ThreeModels(FittedRouter router, ReliabilityConfig reliability) {
    GatewayMeters meters = new GatewayMeters(new SimpleMeterRegistry(), Set.of());
    Map<String, Backend> backends = new TreeMap<>();
    LearnedFixture.COSTS.forEach((model, cost) -> {
      ScriptedUpstream upstream = ScriptedUpstream.start();
      upstreams.put(model, upstream);
      backends.put(model, new Backend(vertx, new BackendConfig(model, upstream.url(), model,
          Optional.empty(), Optional.of(new Price(cost * 1e3, cost * 1e3)), 8, Optional.empty(),
          Set.of(Service.CHAT)), meters));
    });
    service = new EnsembleService(vertx, backends, new QueryRanking.ByRouter(vertx, pool,
        new Ranker(router), List.of("a", "b", "c"), Duration.ofSeconds(5), meters), meters,
        new Retries(vertx, reliability, meters.retries()));
  }

  ScriptedUpstream upstream(String model) {
    return upstreams.computeIfAbsent(model, unknown -> {
      throw new IllegalArgumentException(unknown);
    });
  }

  EnsemblePlan plan(EnsembleConfig ensemble, String body) {
    return onLoop(() -> service.plan(ensemble, ChatRequest.parse(body.getBytes(UTF_8)),
        Caps.NONE, CallScope.open(vertx, Duration.ofSeconds(10), "id")));
  }

  EnsembleAnswer answer(EnsembleConfig ensemble, String body) {
    return answer(ensemble, body, new SampleWatcher.Nobody());
  }

  EnsembleAnswer answer(EnsembleConfig ensemble, String body, SampleWatcher watcher) {
    return onLoop(() -> {
      CallScope scope = CallScope.open(vertx, Duration.ofSeconds(10), "id");
      last = scope.ledger();
      return service
          .plan(ensemble, ChatRequest.parse(body.getBytes(UTF_8)), Caps.NONE, scope)
          .onSuccess(plan -> scope.limit(plan.caps()))
          .compose(plan -> service.answer(plan, scope, new WaitingTime(), watcher));
    });
  }

  /** What the calls of the last answer took. */
  Ledger ledger() {
    return last;
  }

  /** Something that begins on an event loop. */
  private interface Work<T> {
    Future<T> begin();
  }

  private <T> T onLoop(Work<T> work) {
    try {
      return Future.<T>future(
          promise -> vertx.runOnContext(turn -> work.begin().onComplete(promise)))
          .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("it does not end", e);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
    pool.close();
    upstreams.values().forEach(ScriptedUpstream::close);
  }

  /** All texts mean the same. */
  private record OneDirection() implements Embedder {
    @Override
    public String fingerprint() {
      return "fingerprint";
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public float[] embed(String text) {
      return new float[]{1, 0};
    }

    @Override
    public int tokens(String text) {
      return 1;
    }

    @Override
    public void close() {}
  }
}
