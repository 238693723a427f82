package avengers.gateway.http;

import avengers.gateway.answer.EnsembleService;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.Secret;
import avengers.gateway.config.ServerConfig;
import avengers.gateway.endpoint.Endpoints;
import avengers.gateway.endpoint.Models;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.security.ApiKeys;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The HTTP server. Starting it ends when it listens; stopping it, when what runs has ended. */
public final class GatewayServer extends VerticleBase {
  private static final int LARGEST_HEADERS = 32 << 10;

  /** A free port that all instances of the server share; Vert.x asks for a negative number. */
  private static final int ANY_PORT = -1;

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final GatewayConfig config;
  private final Models models;
  private final EnsembleService service;
  private final PrometheusMeterRegistry registry;
  private final GatewayMeters meters;
  private final Readiness readiness;
  private final HttpServer server;

  /** A server for a configuration. */
  public GatewayServer(Vertx vertx, GatewayConfig config, Models models,
      EnsembleService service, PrometheusMeterRegistry registry, GatewayMeters meters,
      Readiness readiness) {
    this.config = config;
    this.models = models;
    this.service = service;
    this.registry = registry;
    this.meters = meters;
    this.readiness = readiness;
    // Where Vert.x waits to see whether a client begins with HTTP/2, a silent one holds up the stop.
    this.server = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(LARGEST_HEADERS)
        .setHttp2ClearTextEnabled(false));
  }

  @Override
  public Future<?> start() {
    ServerConfig settings = config.server();
    return server.requestHandler(routes())
        .invalidRequestHandler(InvalidMessage::answer)
        .listen(settings.port() == 0 ? ANY_PORT : settings.port(), settings.host());
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(GRACE.toSeconds(), TimeUnit.SECONDS);
  }

  /** The port that the server listens at. */
  public int port() {
    return server.actualPort();
  }

  private Router routes() {
    Router router = Router.router(vertx);
    BodyLimit body = BodyLimit.of(vertx, config.server().maxBody());
    for (int status : new int[]{400, 404, 413, 414, 415, 431, 500, 501}) {
      router.errorHandler(status, ErrorResponses::send);
    }
    router.errorHandler(405, context -> {
      context.response().putHeader("allow", allowed(router, context.normalizedPath()));
      ErrorResponses.send(context);
    });
    router.get("/health/live").handler(context -> context.response().end("live\n"));
    router.get("/health/ready").handler(readiness);
    router.get("/metrics").handler(new MetricsHandler(vertx, registry));
    router.route("/v1/*").handler(new KeyCheck(keys())).failureHandler(body::failed);
    new Endpoints(vertx, config, models, service, meters).addTo(router, body);
    router.route().failureHandler(ErrorResponses::send);
    return router;
  }

  private static String allowed(Router router, String path) {
    return router.getRoutes()
        .stream()
        .filter(route -> path.equals(route.getPath()) && route.methods() != null)
        .flatMap(route -> route.methods().stream().map(HttpMethod::name))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private ApiKeys keys() {
    List<String> keys = config.server().apiKeys().stream().map(Secret::reveal).toList();
    return new ApiKeys(keys);
  }
}
