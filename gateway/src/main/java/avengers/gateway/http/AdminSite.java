package avengers.gateway.http;

import avengers.gateway.config.Exposed;
import avengers.gateway.security.AdminKey;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of the admin port. Whether the gateway lives and is ready may be asked by anybody
 * who can reach it, as what starts and restarts it has no key.
 *
 * @param key what opens all others; without one, they are open to this machine
 * @param rooms what can be asked behind the gate
 */
public record AdminSite(Probes probes, Optional<AdminKey> key, List<AdminRoutes> rooms)
    implements
      Routes {
  private static final int LARGEST_BODY = 1 << 20;
  private static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);

  /** Copies the list. */
  public AdminSite {
    rooms = List.copyOf(rooms);
  }

  /** These never change. */
  @Override
  public String version() {
    return "";
  }

  @Override
  public Router router(Vertx vertx, Connections connections) {
    Router router = Router.router(vertx);
    RouteList routes = new RouteList(router);
    router.route().handler(new AdminArrival(connections));
    router.route().handler(new Methods(routes));
    probes.addTo(router, vertx, Exposed.HEALTH);
    router.route().handler(new AdminGate(key.isPresent()));
    key.ifPresent(needed -> router.route().handler(new AdminKeyCheck(needed)));
    probes.addTo(router, vertx, Exposed.METRICS);
    BodyReader body = new BodyReader(vertx, LARGEST_BODY, BODY_TIMEOUT, BODY_TIMEOUT);
    rooms.forEach(room -> room.addTo(router, body));
    routes.addHeads();
    new ErrorResponses(routes).addTo(router);
    return router;
  }
}
