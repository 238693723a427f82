package avengers.gateway.backend;

import avengers.gateway.openai.RequestContent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * Sends a body to a backend. A large one goes in parts, each when the one before is written: so
 * many requests of one large body need little memory, and others their turn. Used on one event loop
 * only.
 */
final class Sending {
  private static final int PART = 64 << 10;

  private final Vertx vertx;
  private final HttpClientRequest request;
  private final RequestContent body;
  private final Runnable whole;
  private boolean written;

  /**
   * What is still to be sent.
   *
   * @param whole is done when all of it is on its way
   */
  Sending(Vertx vertx, HttpClientRequest request, RequestContent body, Runnable whole) {
    this.vertx = vertx;
    this.request = request;
    this.body = body;
    this.whole = whole;
  }

  /**
   * Gives the response as soon as its head is there. An answer to what was not asked yet is none:
   * it is one too many to the request before, on the same connection.
   */
  Future<HttpClientResponse> send() {
    request.putHeader("content-length", Integer.toString(body.length()));
    writeFrom(0);
    return request.response()
        .compose(response -> response.statusCode() == 200 && !written
            ? Future.failedFuture("an answer came before its request was sent")
            : Future.succeededFuture(response));
  }

  /** A part that cannot be written is the end: the response tells why. */
  private void writeFrom(int start) {
    Buffer part = Buffer.buffer(body.part(start, PART));
    int end = start + part.length();
    if (end == body.length()) {
      whole.run();
      request.end(part).onSuccess(all -> written = true);
    } else {
      request.write(part).onSuccess(more -> vertx.runOnContext(turn -> writeFrom(end)));
    }
  }
}
