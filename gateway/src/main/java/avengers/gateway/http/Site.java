package avengers.gateway.http;

import avengers.gateway.account.Accounts;
import avengers.gateway.config.AccessConfig;
import avengers.gateway.config.Exposed;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.ServerConfig;
import avengers.gateway.config.Strangers;
import avengers.gateway.endpoint.Endpoints;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.security.AdminKey;
import avengers.gateway.security.Keyring;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * All addresses of the API, with the manners that a request meets on its way to them, in their
 * order. It follows from one configuration.
 *
 * @param version which each reply tells
 * @param use counts who is within
 */
public record Site(GatewayConfig config,
    String version,
    InUse use,
    Endpoints endpoints,
    Probes probes,
    GatewayMeters meters,
    Keyring keys,
    Accounts accounts) implements Routes {
  @Override
  public Router router(Vertx vertx, Connections connections) {
    Router router = Router.router(vertx);
    RouteList routes = new RouteList(router);
    ServerConfig server = config.server();
    router.route().handler(new Arrival(connections, this));
    server.http().cors().ifPresent(cors -> router.route().handler(new Cors(cors)));
    router.route().handler(new Methods(routes));
    KeyCheck keyCheck = new KeyCheck(keys, connections);
    expose(router, vertx, server.access(), keyCheck);
    router.route("/v1/*").handler(keyCheck);
    if (server.strangers() == Strangers.WHILE_THERE_IS_NO_KEY) {
      router.route("/v1/*").handler(new PageGate(server.http().cors()));
    }
    router.route("/v1/*").handler(new RateLimit(meters.keys()));
    endpoints.addTo(router, new BodyReader(vertx, Math.toIntExact(server.maxBody()),
        server.http().requestTimeout(), server.http().limits().headerTimeout()));
    routes.addHeads();
    new ErrorResponses(routes).addTo(router);
    return router;
  }

  /** Meters tell what others ask, so that a key is needed for them wherever there is one. */
  private void expose(Router router, Vertx vertx, AccessConfig access, KeyCheck keyCheck) {
    if (access.exposed().contains(Exposed.HEALTH)) {
      probes.addTo(router, vertx, Exposed.HEALTH);
    }
    if (access.exposed().contains(Exposed.METRICS)) {
      router.route("/metrics").handler(meterCheck(keyCheck));
      probes.addTo(router, vertx, Exposed.METRICS);
    }
  }

  private Handler<RoutingContext> meterCheck(KeyCheck keyCheck) {
    return config.admin()
        .key()
        .<Handler<RoutingContext>>map(key -> new AdminKeyCheck(new AdminKey(key)))
        .orElse(keyCheck);
  }
}
