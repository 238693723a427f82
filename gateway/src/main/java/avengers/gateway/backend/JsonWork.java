package avengers.gateway.backend;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Work on JSON, of which much would hold up all that shares the event loop. A little is done on the
 * spot: going to another thread and back takes longer.
 */
public record JsonWork(Vertx vertx) {
  /** Reading so many bytes takes well below a millisecond. */
  private static final int LITTLE = 64 << 10;

  /**
   * Does it here or on a worker thread; what follows is here again.
   *
   * @param bytes of the JSON
   */
  public <T> Future<T> on(int bytes, Callable<T> work) {
    if (bytes > LITTLE) {
      return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }
}
