package avengers.gateway.backend;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** The body of a backend's response, up to a size that no honest answer has. */
public final class UpstreamBody {
  private static final int LARGEST = 64 << 20;

  private UpstreamBody() {}

  /** Reads it whole; fails if it breaks off, or is too large. */
  public static Future<Buffer> read(HttpClientResponse response) {
    Buffer body = Buffer.buffer();
    response.handler(chunk -> {
      if (body.length() + chunk.length() > LARGEST) {
        response.request().reset();
      } else {
        body.appendBuffer(chunk);
      }
    });
    return response.end().map(ended -> body);
  }
}
