package avengers.gateway.http;

import avengers.gateway.account.Accounts;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.ServerConfig;
import avengers.gateway.endpoint.Endpoints;
import avengers.gateway.endpoint.WholeReply;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.security.ApiKeys;
import avengers.gateway.security.RequestRate;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Optional;

/** All addresses, with the manners that a request meets on its way to them, in their order. */
public record Site(GatewayConfig config,
    Endpoints endpoints,
    PrometheusMeterRegistry registry,
    GatewayMeters meters,
    Readiness readiness,
    ApiKeys keys,
    Optional<RequestRate> rate,
    Accounts accounts) {
  Router router(Vertx vertx, Connections connections) {
    Router router = Router.router(vertx);
    RouteList routes = new RouteList(router);
    ServerConfig server = config.server();
    router.route().handler(new Arrival(connections, meters, accounts));
    server.http().cors().ifPresent(cors -> router.route().handler(new Cors(cors)));
    router.route().handler(new Methods(routes));
    router.get("/health/live").handler(context -> WholeReply.send(context, "text/plain", "live\n"));
    router.get("/health/ready").handler(readiness);
    router.get("/metrics").handler(new MetricsHandler(vertx, registry));
    router.route("/v1/*").handler(new KeyCheck(keys));
    rate.ifPresent(limit -> router.route("/v1/*").handler(new RateLimit(limit)));
    endpoints.addTo(router, new BodyReader(vertx, Math.toIntExact(server.maxBody()),
        server.http().requestTimeout()));
    routes.addHeads();
    new ErrorResponses(routes).addTo(router);
    return router;
  }
}
