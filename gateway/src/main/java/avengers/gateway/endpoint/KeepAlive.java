package avengers.gateway.endpoint;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Comments that show a waiting client, and the proxies before it, that its stream is alive. The
 * first one comes soon, but not at once: with it the head goes, and what fails or is decided within
 * that time can still be told by it.
 */
final class KeepAlive {
  private static final long FIRST_MILLISECONDS = 1_000;
  private static final String COMMENT = ": waiting for the vote\n\n";

  private final Vertx vertx;
  private long timer;

  private KeepAlive(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Writes comments to a stream until it is stopped. */
  static KeepAlive start(Vertx vertx, EventStream client, Duration pause) {
    KeepAlive beat = new KeepAlive(vertx);
    beat.timer = vertx.setTimer(FIRST_MILLISECONDS, first -> {
      client.write(COMMENT);
      beat.timer = vertx.setPeriodic(pause.toMillis(), next -> client.write(COMMENT));
    });
    return beat;
  }

  void stop() {
    vertx.cancelTimer(timer);
  }
}
