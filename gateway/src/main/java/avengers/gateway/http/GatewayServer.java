package avengers.gateway.http;

import avengers.gateway.config.ServerConfig;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The HTTP server. Starting it ends when it listens; stopping it, when what runs has ended. */
public final class GatewayServer extends VerticleBase {
  /** A free port that all instances of the server share; Vert.x asks for a negative number. */
  private static final int ANY_PORT = -1;

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final ServerConfig config;
  private final HttpServer server;
  private final Connections connections;
  private final Handler<HttpServerRequest> requests;

  /** A server for a configuration. */
  public GatewayServer(Vertx vertx, ServerConfig config, Site site) {
    this.config = config;
    HttpServerOptions options = ServerOptions.of(config);
    this.server = vertx.createHttpServer(options);
    this.connections = new Connections(vertx, config.http(), options,
        site.meters().connections());
    this.requests = site.router(vertx, connections);
  }

  @Override
  public Future<?> start() {
    return server.requestHandler(requests)
        .invalidRequestHandler(OddMessages::answer)
        .connectionHandler(connections::opened)
        .listen(config.port() == 0 ? ANY_PORT : config.port(), config.host());
  }

  /**
   * Takes no more connections, and waits for those on which HTTP was spoken. Vert.x would wait for
   * a silent one as well, as it does not know yet which version of HTTP that will speak.
   */
  @Override
  public Future<?> stop() {
    Future<Void> stopped = server.shutdown(GRACE.toSeconds(), TimeUnit.SECONDS);
    return Future.any(stopped, connections.drained());
  }

  /** The port that the server listens at. */
  public int port() {
    return server.actualPort();
  }
}
