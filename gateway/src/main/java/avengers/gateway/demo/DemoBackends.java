package avengers.gateway.demo;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Price;
import avengers.gateway.demo.simulated.Specialist;
import avengers.gateway.demo.simulated.Specialists;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The simulated backends, each a server of its own on a free port. */
public final class DemoBackends implements AutoCloseable {
  private static final int CONNECTIONS = 64;

  private final Vertx vertx;
  private final List<DemoBackend> servers;

  private DemoBackends(Vertx vertx, List<DemoBackend> servers) {
    this.vertx = vertx;
    this.servers = servers;
  }

  /** Starts them all. */
  public static DemoBackends start() {
    Vertx vertx = Vertx.vertx();
    List<DemoBackend> servers = Specialists.five()
        .stream()
        .map(specialist -> new DemoBackend(vertx, specialist))
        .toList();
    Future.all(servers.stream().map(vertx::deployVerticle).toList()).await();
    return new DemoBackends(vertx, servers);
  }

  /**
   * A running backend.
   *
   * @param base the address up to and with {@code /v1}
   */
  public record Running(Specialist specialist, URI base) {
    /** How the gateway is configured for it. */
    public BackendConfig config() {
      return new BackendConfig(specialist.model(), base, specialist.model(), Optional.empty(),
          Optional.of(new Price(specialist.inputPrice(), specialist.outputPrice())), CONNECTIONS,
          Optional.empty());
    }
  }

  public List<Running> running() {
    return servers.stream()
        .map(server -> new Running(server.specialist(), server.base()))
        .toList();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
