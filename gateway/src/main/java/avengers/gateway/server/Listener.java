package avengers.gateway.server;

import avengers.gateway.http.GatewayServer;
import avengers.gateway.http.Listening;
import avengers.gateway.http.Routes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Servers that listen at one address, one on each event loop that they have.
 *
 * @param deployment what Vert.x calls them
 */
record Listener(Vertx vertx, String deployment, List<GatewayServer> servers, URI address) {
  /**
   * Starts them; returns when they listen.
   *
   * @param instances how many there are
   * @param current the routes that hold now
   * @throws IOException if they cannot; it names the key to change
   */
  static Listener start(Vertx vertx, Listening listening, int instances,
      Supplier<? extends Routes> current) throws IOException {
    List<GatewayServer> servers = new CopyOnWriteArrayList<>();
    Future<String> deployed = vertx.deployVerticle(() -> {
      GatewayServer server = new GatewayServer(vertx, listening, current);
      servers.add(server);
      return server;
    }, new DeploymentOptions().setInstances(instances));
    try {
      String deployment = deployed.await();
      return new Listener(vertx, deployment, List.copyOf(servers),
          listening.address(servers.getFirst().port()));
    } catch (Exception e) {
      // await() throws the cause as it is, also where it is a checked exception.
      throw new IOException("cannot listen at " + listening.place() + ": "
          + reason(listening, e), e);
    }
  }

  /** Of a certificate that is none Vert.x tells only what it lacks. */
  private static String reason(Listening listening, Exception problem) {
    if (!(problem instanceof IOException)) {
      return (listening.options().isSsl() ? "tls: " : "") + problem.getMessage();
    }
    return problem.getMessage() + "; " + listening.section() + ".port is the key to change";
  }

  /** Ends when each of them has seen the routes that hold now. */
  Future<?> turned() {
    return Future.join(servers.stream().map(GatewayServer::turned).toList());
  }

  /** Ends each connection with the next answer on it. */
  void drain() {
    servers.forEach(GatewayServer::drain);
  }

  /**
   * Takes no more connections; ends when what runs has ended.
   *
   * @param patience after which it is not waited for any more
   */
  Future<Void> stop(Duration patience) {
    servers.forEach(server -> server.patience(patience));
    return vertx.undeploy(deployment);
  }
}
