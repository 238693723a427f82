package avengers.gateway.http;

import avengers.gateway.config.CorsConfig;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.Set;

/**
 * Lets pages of the configured origins use the API from a browser. They may send and read any
 * header, as clients invent theirs: who asks is told by a key alone, which no browser adds by
 * itself.
 */
final class Cors implements Handler<RoutingContext> {
  private static final int MAX_AGE_SECONDS = 3_600;

  private final CorsHandler handler;

  Cors(CorsConfig config) {
    this.handler = CorsHandler.create()
        .addOrigins(config.origins())
        .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST))
        .exposedHeader("*")
        .maxAgeSeconds(MAX_AGE_SECONDS);
  }

  @Override
  public void handle(RoutingContext context) {
    if (isOwnPage(context.request())) {
      context.next();
    } else {
      handler.handle(context);
    }
  }

  /** Browsers tell the origin of the gateway's own pages, too. */
  private static boolean isOwnPage(HttpServerRequest request) {
    String origin = request.getHeader("origin");
    return origin != null && request.authority() != null
        && origin.equals(request.scheme() + "://" + request.authority());
  }
}
