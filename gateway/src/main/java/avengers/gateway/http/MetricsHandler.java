package avengers.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** All meters in Prometheus' text format. */
record MetricsHandler(Vertx vertx, PrometheusMeterRegistry registry)
    implements
      Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    vertx.executeBlocking(registry::scrape, false)
        .onSuccess(text -> context.response()
            .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
            .end(text))
        .onFailure(context::fail);
  }
}
