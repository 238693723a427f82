package avengers.gateway.endpoint;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;

/**
 * What a backend tells of its limits. A client that asks one backend can go by them, unless the
 * gateway has limits of its own, which it tells in the same headers.
 */
final class RateLimitHeaders {
  private static final String PREFIX = "x-ratelimit-";

  private RateLimitHeaders() {}

  /** Passes them on, if the response's head has not left yet. */
  static void pass(MultiMap upstream, HttpServerResponse response) {
    if (response.headWritten() || response.headers()
        .names()
        .stream()
        .anyMatch(
            RateLimitHeaders::isOne)) {
      return;
    }
    upstream.forEach((name, value) -> {
      if (isOne(name)) {
        response.putHeader(name, value);
      }
    });
  }

  private static boolean isOne(String name) {
    return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }
}
