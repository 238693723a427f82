package avengers.gateway.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Sees to it that a body comes, and does not stand still. Used on one event loop only. */
final class BodyTimer {
  private final Vertx vertx;
  private final Duration stall;
  private final IntSupplier received;
  private final Consumer<String> late;
  private final long end;
  private long next;

  /**
   * Starts.
   *
   * @param timeout for all of it
   * @param stall for some more of it
   * @param received how many bytes have come
   * @param late told once what is wrong
   */
  BodyTimer(Vertx vertx, Duration timeout, Duration stall, IntSupplier received,
      Consumer<String> late) {
    this.vertx = vertx;
    this.stall = stall;
    this.received = received;
    this.late = late;
    this.end = vertx.setTimer(timeout.toMillis(),
        fired -> tell("did not come within " + timeout.toMillis() + " ms."));
    lookLater(received.getAsInt());
  }

  private void lookLater(int before) {
    next = vertx.setTimer(stall.toMillis(), fired -> {
      int now = received.getAsInt();
      if (now == before) {
        tell("stood still for " + stall.toMillis() + " ms.");
      } else {
        lookLater(now);
      }
    });
  }

  private void tell(String what) {
    stop();
    late.accept(what);
  }

  void stop() {
    vertx.cancelTimer(end);
    vertx.cancelTimer(next);
  }
}
