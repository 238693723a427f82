package avengers.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which responses are compressed for clients that ask for it. Not streams of events, which must not
 * wait; not small ones, which gain nothing; and not large ones, which would hold the event loop.
 */
final class Compression {
  private static final long SMALLEST = 1 << 10;
  private static final long LARGEST = 1 << 20;

  /** The quickest of nine. JSON becomes a quarter even so. */
  private static final int LEVEL = 1;

  private Compression() {}

  static HttpServerOptions offer(HttpServerOptions options) {
    return options.setCompressionSupported(true).setCompressionLevel(LEVEL);
  }

  /** Decides for a response whose head is complete; Vert.x leaves alone what has an encoding. */
  static void decide(HttpServerRequest request) {
    MultiMap headers = request.response().headers();
    if (request.headers().contains("accept-encoding") && !HttpMethod.HEAD.equals(request.method())
        && !isWorthIt(headers.get("content-length"))) {
      headers.set("content-encoding", "identity");
    }
  }

  /** A stream has no length. */
  private static boolean isWorthIt(@Nullable String length) {
    if (length == null) {
      return false;
    }
    long bytes = Long.parseLong(length);
    return bytes >= SMALLEST && bytes <= LARGEST;
  }
}
