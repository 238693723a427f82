package avengers.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** The first to see a request at the admin port: it gives it its id, and keeps its connection. */
record AdminArrival(Connections connections) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    context.response()
        .putHeader(RequestIds.HEADER,
            RequestIds.of(context.request().getHeader(RequestIds.HEADER)))
        .putHeader("cache-control", "no-store");
    connections.requestBegins(context.request());
    context.addHeadersEndHandler(head -> Compression.decide(context.request()));
    context.addEndHandler(ended -> connections.requestEnds(context.request()));
    context.next();
  }
}
