package avengers.gateway.http;

import avengers.gateway.config.Exposed;
import avengers.gateway.endpoint.WholeReply;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** What machines ask that look after the gateway: whether it lives, is ready, and its meters. */
public record Probes(Readiness readiness, PrometheusMeterRegistry registry) {
  void addTo(Router router, Vertx vertx, Exposed part) {
    switch (part) {
      case HEALTH -> {
        router.get("/health/live")
            .handler(context -> WholeReply.send(context, "text/plain", "live\n"));
        router.get("/health/ready").handler(readiness);
      }
      case METRICS -> router.get("/metrics").handler(new MetricsHandler(vertx, registry));
    }
  }
}
