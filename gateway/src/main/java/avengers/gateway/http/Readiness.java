package avengers.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Tells load balancers whether to send requests here. */
public final class Readiness implements Handler<RoutingContext> {
  private volatile boolean ready;

  public void set(boolean whether) {
    ready = whether;
  }

  @Override
  public void handle(RoutingContext context) {
    context.response().setStatusCode(ready ? 200 : 503).end(ready ? "ready\n" : "not ready\n");
  }
}
