package avengers.gateway.server;

import avengers.gateway.http.GatewayServer;
import avengers.gateway.http.Listening;
import avengers.gateway.http.Routes;
import avengers.gateway.http.ServerTls;
import avengers.gateway.metrics.TlsMeters;
import avengers.gateway.tls.CredentialWatch;
import avengers.gateway.tls.TlsException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Servers that listen at one address, one on each event loop that they have.
 *
 * @param deployment what Vert.x calls them
 * @param certificates what keeps them up to date, if TLS is spoken
 */
record Listener(Vertx vertx,
    String deployment,
    List<GatewayServer> servers,
    URI address,
    Optional<CredentialWatch> certificates) {
  /**
   * Starts them; returns when they listen.
   *
   * @param instances how many there are
   * @param current the routes that hold now
   * @param meters of certificates
   * @throws IOException if they cannot; it names the key to change
   */
  static Listener start(Vertx vertx, Listening listening, int instances,
      Supplier<? extends Routes> current, TlsMeters meters) throws IOException {
    Optional<ServerTls> tls = tls(vertx, listening);
    tls.ifPresent(read -> read.addTo(listening.options()));
    List<GatewayServer> servers = new CopyOnWriteArrayList<>();
    Future<String> deployed = vertx.deployVerticle(() -> {
      GatewayServer server = new GatewayServer(vertx, listening, current);
      servers.add(server);
      return server;
    }, new DeploymentOptions().setInstances(instances));
    try {
      String deployment = deployed.await();
      return new Listener(vertx, deployment, List.copyOf(servers),
          listening.address(servers.getFirst().port()),
          tls.map(shown -> shown.keep(servers.getFirst(), meters)));
    } catch (Exception e) {
      // await() throws the cause as it is, also where it is a checked exception.
      throw new IOException("cannot listen at " + listening.place() + ": "
          + reason(listening, e), e);
    }
  }

  private static Optional<ServerTls> tls(Vertx vertx, Listening listening) throws IOException {
    try {
      return listening.tls().map(config -> new ServerTls(vertx, config));
    } catch (TlsException e) {
      throw new IOException(listening.section() + ".tls: " + e.getMessage(), e);
    }
  }

  /** Looks whether certificates have changed; ends when new ones are shown. */
  Future<Boolean> reload() {
    return certificates.map(CredentialWatch::reload)
        .orElseGet(() -> Future.succeededFuture(false));
  }

  private static String reason(Listening listening, Exception problem) {
    return problem instanceof IOException
        ? problem.getMessage() + "; " + listening.section() + ".port is the key to change"
        : String.valueOf(problem.getMessage());
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
    certificates.ifPresent(CredentialWatch::close);
    return vertx.undeploy(deployment);
  }
}
