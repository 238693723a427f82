package avengers.gateway.http;

import avengers.gateway.endpoint.WholeReply;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** All meters in Prometheus' text format. */
record MetricsHandler(Vertx vertx, PrometheusMeterRegistry registry)
    implements
      Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    vertx.executeBlocking(registry::scrape, false)
        .map(Objects::requireNonNull)
        .onSuccess(text -> WholeReply.send(context, "text/plain; version=0.0.4; charset=utf-8",
            text))
        .onFailure(context::fail);
  }
}
