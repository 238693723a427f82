package avengers.gateway.backend;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Waits for something no longer than a time. Who waits goes on where it began to wait, also when
 * the time is up: Vert.x's own {@code Future.timeout} goes on at a thread of its own where a
 * promise without a context is behind the future, and so beside the event loop.
 */
public record Patience(Vertx vertx) {
  /** Fails with a {@link TimeoutException} if it is not there in time. */
  public <T> Future<T> with(Future<T> awaited, Duration limit) {
    Promise<T> inTime = Promise.promise();
    long timer = vertx.setTimer(Math.max(1, limit.toMillis()),
        late -> inTime.tryFail(new TimeoutException()));
    awaited.onComplete(ended -> {
      vertx.cancelTimer(timer);
      if (ended.succeeded()) {
        inTime.tryComplete(ended.result());
      } else {
        inTime.tryFail(ended.cause());
      }
    });
    return inTime.future();
  }
}
