package avengers.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells the methods of an address to whoever asks with {@code OPTIONS}. No key is needed, as
 * browsers and proxies show none when they ask for this.
 */
record Methods(RouteList routes) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    if (!HttpMethod.OPTIONS.equals(context.request().method())) {
      context.next();
      return;
    }
    try {
      routes.allowed(context.normalizedPath())
          .ifPresentOrElse(methods -> context.response()
              .putHeader("allow", methods)
              .setStatusCode(204)
              .end(), () -> context.fail(404));
    } catch (IllegalArgumentException unreadable) {
      context.fail(400);
    }
  }
}
