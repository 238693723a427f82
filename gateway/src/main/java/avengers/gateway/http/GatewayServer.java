package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An HTTP server, which gives each request to the routes that hold when it arrives. Starting it
 * ends when it listens; stopping it, when what runs has ended.
 */
public final class GatewayServer extends VerticleBase {
  private final Listening listening;
  private final HttpServer server;
  private final Connections connections;
  private final Supplier<? extends Routes> current;
  private volatile Duration patience = Duration.ZERO;
  private Optional<Routed> last = Optional.empty();

  /** Routes of a version, as they were made for this server. */
  private record Routed(String version, Router router) {}

  /**
   * A server.
   *
   * @param current the routes that hold now
   */
  public GatewayServer(Vertx vertx, Listening listening, Supplier<? extends Routes> current) {
    this.vertx = vertx;
    this.listening = listening;
    this.current = current;
    this.server = vertx.createHttpServer(listening.options());
    this.connections = new Connections(vertx, listening);
  }

  @Override
  public Future<?> start() {
    return server.requestHandler(this::take)
        .invalidRequestHandler(OddMessages::answer)
        .connectionHandler(connections::opened)
        .listen(listening.vertxPort(), listening.host());
  }

  private void take(HttpServerRequest request) {
    Optional<ApiError> odd = request.version() == HttpVersion.HTTP_2
        ? HeadCheck.refusal(request)
        : Optional.empty();
    odd.ifPresentOrElse(why -> OddMessages.answer(request, why), () -> route(request));
  }

  private void route(HttpServerRequest request) {
    Routes now = current.get();
    Routed routed = last.filter(known -> known.version().equals(now.version()))
        .orElseGet(() -> new Routed(now.version(), now.router(vertx, connections)));
    last = Optional.of(routed);
    connections.announceEnd(request);
    routed.router().handle(request);
  }

  /**
   * Ends when every request that was given to earlier routes has been taken by them: they are asked
   * on the event loop, and so is this.
   */
  public Future<Void> turned() {
    Promise<Void> turned = Promise.promise();
    context.runOnContext(next -> {
      last = last.filter(known -> known.version().equals(current.get().version()));
      turned.complete();
    });
    return turned.future();
  }

  /** Ends each connection with the next answer on it, while others are still taken. */
  public void drain() {
    context.runOnContext(now -> connections.drain());
  }

  /** How long a stop waits for what runs. */
  public void patience(Duration limit) {
    patience = limit;
  }

  /**
   * Takes no more connections, and waits for those that are known. Vert.x would wait for one as
   * well that is still shaking hands.
   */
  @Override
  public Future<?> stop() {
    Future<Void> stopped = server.shutdown(Math.max(1, patience.toMillis()),
        TimeUnit.MILLISECONDS);
    return Future.any(stopped, connections.drained());
  }

  /** Shows other certificates from now on, as do all servers at the same address. */
  Future<Boolean> show(ServerSSLOptions options) {
    return server.updateSSLOptions(options);
  }

  /** The port that the server listens at. */
  public int port() {
    return server.actualPort();
  }
}
