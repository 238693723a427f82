package avengers.gateway.tls;

import avengers.gateway.metrics.TlsMeters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of one side of TLS again and again, and has them used when they say something
 * new. Files that are wrong change nothing: a certificate and its key are not replaced in one
 * moment. Safe for use by several threads.
 */
public final class CredentialWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialWatch.class);
  private static final long PAUSE_MILLISECONDS = 5_000;

  private final Vertx vertx;
  private final String side;
  private final PemFiles files;
  private final TlsMeters meters;
  private final Function<Credentials, Future<?>> use;
  private final long timer;
  private volatile Credentials current;
  private volatile String lastProblem = "";

  private CredentialWatch(Vertx vertx, String side, PemFiles files, Credentials first,
      TlsMeters meters, Function<Credentials, Future<?>> use) {
    this.vertx = vertx;
    this.side = side;
    this.files = files;
    this.current = first;
    this.meters = meters;
    this.use = use;
    meters.watched(side);
    first.identity().ifPresent(shown -> meters.expires(side, shown.expiry()));
    this.timer = vertx.setPeriodic(PAUSE_MILLISECONDS, due -> reload());
  }

  /**
   * Begins to watch.
   *
   * @param side {@code server}, or the model of a backend
   * @param first what is used now
   * @param use what to do with something new
   */
  public static CredentialWatch start(Vertx vertx, String side, PemFiles files, Credentials first,
      TlsMeters meters, Function<Credentials, Future<?>> use) {
    return new CredentialWatch(vertx, side, files, first, meters, use);
  }

  /** Looks now. The future says whether anything new is used, and fails if the files are wrong. */
  public Future<Boolean> reload() {
    return vertx.executeBlocking(() -> files.read(vertx), false)
        .map(Objects::requireNonNull)
        .compose(read -> read.equals(current)
            ? Future.succeededFuture(false)
            : use.apply(read).map(used -> taken(read)))
        .onSuccess(changed -> lastProblem = "")
        .onFailure(this::refused);
  }

  private boolean taken(Credentials read) {
    current = read;
    meters.reloaded(side, "done");
    read.identity().ifPresent(shown -> meters.expires(side, shown.expiry()));
    LOG.info("tls of {}: new certificates are used{}", side,
        read.identity().map(shown -> ", until " + shown.expiry()).orElse(""));
    return true;
  }

  /** The same problem is told once. */
  private void refused(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    if (!message.equals(lastProblem)) {
      lastProblem = message;
      meters.reloaded(side, "refused");
      LOG.warn("tls of {}: {}; what was used before stays", side, message);
    }
  }

  /** Looks no more. */
  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }
}
