package avengers.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** The addresses that a server answers at. */
public sealed interface Routes permits Site, AdminSite {
  /** Tells routes that follow each other in one server apart. */
  String version();

  /**
   * Makes a router for one server.
   *
   * @param connections of this server
   */
  Router router(Vertx vertx, Connections connections);
}
