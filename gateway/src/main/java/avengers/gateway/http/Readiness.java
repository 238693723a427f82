package avengers.gateway.http;

import avengers.gateway.endpoint.WholeReply;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Tells load balancers whether to send requests here. */
public final class Readiness implements Handler<RoutingContext> {
  private volatile boolean ready;

  public void set(boolean whether) {
    ready = whether;
  }

  public boolean isReady() {
    return ready;
  }

  @Override
  public void handle(RoutingContext context) {
    boolean now = ready;
    context.response().setStatusCode(now ? 200 : 503);
    WholeReply.send(context, "text/plain", now ? "ready\n" : "not ready\n");
  }
}
