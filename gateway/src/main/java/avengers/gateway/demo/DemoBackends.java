package avengers.gateway.demo;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Price;
import avengers.gateway.demo.simulated.Specialist;
import avengers.gateway.demo.simulated.Specialists;
import avengers.gateway.openai.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The simulated backends, each a server of its own on a free port. */
public final class DemoBackends implements AutoCloseable {
  private static final int CONNECTIONS = 64;

  private final Vertx vertx;
  private final List<DemoBackend> servers;

  private DemoBackends(Vertx vertx, List<DemoBackend> servers) {
    this.vertx = vertx;
    this.servers = servers;
  }

  /** Starts them all, each on a free port. */
  public static DemoBackends start() throws IOException {
    return start(0);
  }

  /**
   * Starts them all on ports in a row.
   *
   * @param firstPort the first of them; 0 takes any free ones
   * @throws IOException if a port is taken
   */
  public static DemoBackends start(int firstPort) throws IOException {
    Vertx vertx = Vertx.vertx();
    List<Specialist> specialists = Specialists.five();
    List<DemoBackend> servers = IntStream.range(0, specialists.size())
        .mapToObj(i -> new DemoBackend(vertx, specialists.get(i),
            firstPort == 0 ? 0 : firstPort + i))
        .toList();
    try {
      Future.all(servers.stream().map(vertx::deployVerticle).toList()).await();
    } catch (Exception e) {
      // await() throws the cause as it is, also where it is a checked exception.
      vertx.close().await();
      throw new IOException("the simulated backends cannot listen at ports from " + firstPort
          + ": " + e.getMessage(), e);
    }
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
          Optional.empty(), Set.of(Service.CHAT));
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
