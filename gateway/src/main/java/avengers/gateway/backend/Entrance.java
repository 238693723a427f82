package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.overload.Admission;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Where calls to one model wait to be let in, each on its own event loop. */
final class Entrance {
  private final Vertx vertx;
  private final Duration longest;
  private final Admission admission;

  Entrance(Vertx vertx, BackendConfig config, Replicas replicas) {
    this.vertx = vertx;
    this.longest = config.load().queueWait();
    this.admission = new Admission(config.load(), replicas::connections, System::nanoTime);
  }

  Admission admission() {
    return admission;
  }

  /**
   * Waits for the permit to make a call. Fails with an {@link OverloadedException} if that takes
   * too long, or surely would; at once when the scope is aborted.
   */
  Future<Admission.Permit> enter(CallScope scope) {
    Context context = vertx.getOrCreateContext();
    Promise<Admission.Permit> entering = Promise.promise();
    Duration patience = shorter(longest, Duration.ofMillis(scope.remaining()));
    Admission.Leaving leaving = admission.enter(scope.client(), patience, new Admission.Caller() {
      @Override
      public void enters(Admission.Permit permit) {
        on(context, () -> {
          if (!entering.tryComplete(permit)) {
            permit.giveBack(false);
          }
        });
      }

      @Override
      public void refused(Duration comeBack) {
        on(context, () -> entering.tryFail(new OverloadedException(comeBack)));
      }
    });
    if (!entering.future().isComplete()) {
      long timer = vertx.setTimer(patience.toMillis(), late -> {
        if (leaving.leave()) {
          entering.tryFail(new OverloadedException(admission.comeBack()));
        }
      });
      entering.future().onComplete(entered -> vertx.cancelTimer(timer));
      scope.onAbort(() -> {
        leaving.leave();
        entering.tryFail(new CancellationException());
      });
    }
    return entering.future();
  }

  /** At once if this is the caller's own thread. */
  private static void on(Context context, Runnable action) {
    if (context.equals(Vertx.currentContext())) {
      action.run();
    } else {
      context.runOnContext(turn -> action.run());
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
