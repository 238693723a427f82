package avengers.gateway.backend;

import avengers.gateway.config.ProbeConfig;
import avengers.gateway.replica.ReplicaHealth.Sign;
import avengers.gateway.replica.ReplicaHealth.Turn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks a replica again and again whether it is there. Only the status counts. The times between
 * vary by a fifth, so that not all gateways ask at once.
 */
final class ActiveProbe {
  private static final double SPREAD = 0.2;
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final Replica replica;
  private final ProbeConfig config;
  private volatile boolean stopped;
  private volatile long timer = NO_TIMER;

  private ActiveProbe(Vertx vertx, Replica replica, ProbeConfig config) {
    this.vertx = vertx;
    this.replica = replica;
    this.config = config;
  }

  static ActiveProbe start(Vertx vertx, Replica replica, ProbeConfig config) {
    ActiveProbe probe = new ActiveProbe(vertx, replica, config);
    probe.askLater();
    return probe;
  }

  /** None is begun any more. */
  void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private void askLater() {
    double part = ThreadLocalRandom.current().nextDouble(1 - SPREAD, 1 + SPREAD);
    timer = vertx.setTimer(Math.max(1, Math.round(config.every().toMillis() * part)), due -> {
      if (!stopped) {
        Turn turn = replica.health().turn();
        ask().onSuccess(sign -> {
          if (!stopped) {
            replica.probed(turn, sign);
            askLater();
          }
        });
      }
    });
  }

  private Future<Sign> ask() {
    return replica.connect(HttpMethod.GET, config.path())
        .compose(this::status)
        .map(status -> status >= 200 && status < 300 ? Sign.GOOD : Sign.BAD)
        .otherwise(problem -> CallFailure.isUnreachable(problem) ? Sign.GONE : Sign.BAD);
  }

  /** Whatever has not ended when its time is up is cut off. */
  private Future<Integer> status(HttpClientRequest request) {
    request.exceptionHandler(problem -> {});
    long timer = vertx.setTimer(config.timeout().toMillis(), late -> request.reset());
    return request.send()
        .onSuccess(response -> response.exceptionHandler(problem -> {})
            .end()
            .onComplete(ended -> vertx.cancelTimer(timer)))
        .onFailure(problem -> vertx.cancelTimer(timer))
        .map(HttpClientResponse::statusCode);
  }
}
