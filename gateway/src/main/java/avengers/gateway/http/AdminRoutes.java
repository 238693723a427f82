package avengers.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What can be asked at the admin port beside whether the gateway lives and is ready. */
@FunctionalInterface
public interface AdminRoutes {
  /**
   * Adds the routes. Whoever comes to them was let in.
   *
   * @param body reads the body of a request that has one
   */
  void addTo(Router router, Handler<RoutingContext> body);
}
