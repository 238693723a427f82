package avengers.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/** One request to an upstream, and the means to reply to it. */
public final class UpstreamExchange {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Received received;
  private final Runnable finished;

  UpstreamExchange(Vertx vertx, HttpServerRequest request, Received received, Runnable finished) {
    this.vertx = vertx;
    this.request = request;
    this.received = received;
    this.finished = finished;
  }

  public Received received() {
    return received;
  }

  public HttpServerResponse response() {
    return request.response();
  }

  /** Sends the rest of the response. */
  public void end(Buffer body) {
    response().end(body).onSuccess(sent -> finished.run());
  }

  /** Sends pieces, each in a packet of its own, as far as the gateway reads them. */
  Future<Void> write(Iterator<Buffer> pieces) {
    if (!pieces.hasNext() || response().closed()) {
      return Future.succeededFuture();
    }
    return response().write(pieces.next())
        .compose(sent -> vertx.timer(1, TimeUnit.MILLISECONDS))
        .compose(later -> write(pieces));
  }

  /** Sends a piece again and again until the gateway closes the connection. */
  void drip(Buffer piece, Duration pause) {
    response().write(piece);
    vertx.setPeriodic(pause.toMillis(), timer -> {
      if (response().closed()) {
        vertx.cancelTimer(timer);
      } else {
        response().write(piece);
      }
    });
  }

  /** Sends a text, a character at a time and its last one again and again. */
  void drip(String text, Duration pause) {
    int[] next = {0};
    vertx.setPeriodic(pause.toMillis(), timer -> {
      if (response().closed()) {
        vertx.cancelTimer(timer);
      } else {
        int at = Math.min(next[0]++, text.length() - 1);
        response().write(text.substring(at, at + 1));
      }
    });
  }

  /** Closes the connection, whatever of the response is still missing. */
  public void breakOff() {
    finished.run();
    request.connection().close();
  }
}
