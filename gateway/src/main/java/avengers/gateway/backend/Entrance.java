package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.metrics.BackendMeters;
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
  private final String model;
  private final BackendMeters meters;
  private final Duration longest;
  private final Admission admission;
  private final Runnable shown;

  Entrance(Vertx vertx, BackendConfig config, Replicas replicas, BackendMeters meters) {
    this.vertx = vertx;
    this.model = config.model();
    this.meters = meters;
    this.longest = config.load().queueWait();
    this.admission = new Admission(config.load(), replicas::connections, System::nanoTime);
    this.shown = meters.show(model, admission::waiting, admission::limit);
  }

  void close() {
    shown.run();
  }

  /**
   * Waits for the permit to make a call. Fails with an {@link OverloadedException} if that takes
   * too long, or surely would; at once when the scope is aborted.
   */
  Future<Admission.Permit> enter(CallScope scope) {
    long begun = System.nanoTime();
    Promise<Admission.Permit> entering = Promise.promise();
    Duration patience = shorter(longest, scope.left());
    Admission.Leaving leaving = admission.enter(scope.client(), patience,
        new Waiting(vertx.getOrCreateContext(), entering));
    if (!entering.future().isComplete()) {
      long timer = vertx.setTimer(patience.toMillis(), late -> {
        if (leaving.leave()) {
          entering.tryFail(new OverloadedException(admission.comeBack()));
        }
      });
      scope.onAbort(() -> {
        leaving.leave();
        entering.tryFail(new CancellationException());
      });
      entering.future().onComplete(entered -> {
        vertx.cancelTimer(timer);
        meters.waited(model, Duration.ofNanos(System.nanoTime() - begun));
      });
    }
    return entering.future().onFailure(problem -> {
      if (problem instanceof OverloadedException) {
        meters.refused(model);
      }
    });
  }

  /** A call that may have to wait, and is told on its own event loop. */
  private record Waiting(Context context,
      Promise<Admission.Permit> entering) implements Admission.Caller {
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
