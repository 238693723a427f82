package avengers.gateway.endpoint;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.StreamFormat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;

/**
 * A response of server-sent events. Its head goes with the first bytes, so that what fails before
 * them can be told by the status.
 */
final class EventStream {
  private final HttpServerResponse response;
  private final CoalescingWriter writer;
  private boolean begun;

  EventStream(Vertx vertx, HttpServerResponse response) {
    this.response = response;
    this.writer = new CoalescingWriter(vertx, response);
  }

  /** Whether bytes were written, and with them the head. */
  boolean begun() {
    return begun;
  }

  /** What is written comes from here, which is paused while the client is slower. */
  void source(ReadStream<?> upstream) {
    writer.source(upstream);
  }

  /** Writes whole events. */
  void write(Buffer events) {
    if (response.closed() || events.length() == 0) {
      return;
    }
    if (!begun) {
      begin();
    }
    writer.write(events);
  }

  void write(String events) {
    write(Buffer.buffer(events));
  }

  /** Some proxies hold events back if they are not told not to. */
  private void begin() {
    begun = true;
    response.setChunked(true)
        .putHeader("content-type", "text/event-stream; charset=utf-8")
        .putHeader("cache-control", "no-cache")
        .putHeader("x-accel-buffering", "no");
  }

  /** Ends it with these events. */
  Future<Void> end(String events) {
    write(events);
    return writer.end();
  }

  /**
   * Ends it with an error event if it has begun, never as if it were complete.
   *
   * @return fails in any case, with what went wrong
   */
  Future<Void> fail(Throwable failure, StreamFormat events) {
    if (!begun || response.closed()) {
      return Future.failedFuture(failure);
    }
    ApiError error = failure instanceof ApiException known
        ? known.error()
        : ApiError.of(ErrorKind.INTERNAL, "The gateway failed to handle the request.");
    return end(events.error(error)).transform(ended -> Future.failedFuture(failure));
  }
}
