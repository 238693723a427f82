package avengers.gateway.endpoint;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.StreamFormat;
import io.vertx.core.http.HttpServerResponse;

/** A response of server-sent events. */
final class EventStream {
  private EventStream() {}

  /** Prepares the head, with what keeps proxies from holding events back. */
  static void start(HttpServerResponse response) {
    response.setChunked(true)
        .putHeader("content-type", "text/event-stream; charset=utf-8")
        .putHeader("cache-control", "no-cache")
        .putHeader("x-accel-buffering", "no");
  }

  /**
   * Ends a stream that has begun with an error event, never as if it were complete. Blank lines
   * before it end an event that was broken off.
   */
  static void endWith(HttpServerResponse response, Throwable failure,
      StreamFormat events) {
    if (!response.closed() && !response.ended()) {
      ApiError error = failure instanceof ApiException known
          ? known.error()
          : ApiError.of(ErrorKind.INTERNAL, "The gateway failed to handle the request.");
      response.end("\n\n" + events.error(error));
    }
  }
}
