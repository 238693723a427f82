package avengers.gateway.server;

import avengers.gateway.admin.KeyRoutes;
import avengers.gateway.admin.UsageRoutes;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.ServerConfig;
import avengers.gateway.config.Strangers;
import avengers.gateway.http.AdminRoutes;
import avengers.gateway.metrics.KeyMeters;
import avengers.gateway.security.Keyring;
import avengers.gateway.security.UsageBook;
import avengers.gateway.store.Storage;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All clients, with what they use; they outlast changes of the configuration. */
record Clientele(Keyring keys, Optional<Storage> storage) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clientele.class);
  private static final InstantSource CLOCK = InstantSource.system();

  /**
   * Opens what is kept of clients, and lets those in that the configuration names.
   *
   * @throws IOException if what is kept cannot be used
   */
  static Clientele open(GatewayConfig config, KeyMeters meters) throws IOException {
    UsageBook book = new UsageBook();
    Keyring keys = new Keyring(CLOCK, book, new ClientWatch(meters),
        config.storage().isPresent());
    // Before what is stored is read, so that what these have spent is known from the first request.
    keys.update(access(config.server()));
    Optional<Storage> storage = config.storage().isPresent()
        ? Optional.of(Storage.open(config.storage().get(), keys, book, CLOCK))
        : Optional.empty();
    storage.ifPresent(open -> meters.storage(open, kept -> kept.isUp() ? 1 : 0,
        Storage::waiting));
    if (config.server().strangers() == Strangers.NEVER && keys.standings().isEmpty()) {
      LOG.warn("no key is known yet, so that nobody is served: POST /admin/keys adds one");
    }
    return new Clientele(keys, storage);
  }

  /** The configuration says this from now on. */
  void update(ServerConfig server) {
    keys.update(access(server));
    storage.ifPresent(Storage::refresh);
  }

  private static Keyring.Access access(ServerConfig server) {
    return new Keyring.Access(server.clients(), server.strangers(),
        server.http().requestsPerMinute());
  }

  /**
   * What those who run the gateway can do with keys.
   *
   * @param models the names that can be asked now
   */
  AdminRoutes keyRoutes(Vertx vertx, Supplier<Set<String>> models) {
    return new KeyRoutes(vertx, keys, storage, models, CLOCK);
  }

  /** Where those who run the gateway see what was used. */
  AdminRoutes usageRoutes(Vertx vertx) {
    return new UsageRoutes(vertx, keys, storage, CLOCK);
  }

  @Override
  public void close() {
    storage.ifPresent(Storage::close);
  }
}
