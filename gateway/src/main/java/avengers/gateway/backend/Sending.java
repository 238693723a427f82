package avengers.gateway.backend;

import avengers.gateway.openai.RequestContent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * Sends a body to a backend. A large one goes in parts, each when the one before is written: so
 * many requests of one large body need little memory, and others their turn.
 *
 * @param whole is done when all of it is on its way
 */
record Sending(Vertx vertx, HttpClientRequest request, RequestContent body, Runnable whole) {
  private static final int PART = 64 << 10;

  /** Gives the response as soon as its head is there. */
  Future<HttpClientResponse> send() {
    if (body.length() <= PART) {
      whole.run();
      return request.send(Buffer.buffer(body.bytes()));
    }
    request.putHeader("content-length", Integer.toString(body.length()));
    writeFrom(0);
    return request.response();
  }

  /** A part that cannot be written is the end: the response tells why. */
  private void writeFrom(int start) {
    Buffer part = Buffer.buffer(body.part(start, PART));
    int end = start + part.length();
    if (end == body.length()) {
      whole.run();
      request.end(part);
    } else {
      request.write(part).onSuccess(written -> vertx.runOnContext(turn -> writeFrom(end)));
    }
  }
}
