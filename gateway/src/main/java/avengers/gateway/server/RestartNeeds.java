package avengers.gateway.server;

import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.ServerConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What of a configuration holds until the process ends, as servers and files are open by it. */
final class RestartNeeds {
  private static final List<Key> KEYS = List.of(
      server("server.host", ServerConfig::host),
      server("server.port", ServerConfig::port),
      server("server.tls", server -> server.http().tls()),
      server("server.deadline", ServerConfig::deadline),
      server("server.request-timeout", server -> server.http().requestTimeout()),
      server("server.idle-timeout", server -> server.http().idleTimeout()),
      server("server.header-timeout", server -> server.http().limits().headerTimeout()),
      server("server.max-connections", server -> server.http().limits().maxConnections()),
      server("server.access-log", server -> server.account().accessLog()),
      server("server.recent-requests", server -> server.account().recent()),
      new Key("answers", GatewayConfig::answers),
      new Key("storage", GatewayConfig::storage),
      new Key("admin.host", config -> config.admin().host()),
      new Key("admin.port", config -> config.admin().port()),
      new Key("admin.key", config -> config.admin().key()));

  /** A key, and what stands there. */
  private record Key(String name, Function<GatewayConfig, Object> value) {}

  private RestartNeeds() {}

  private static Key server(String name, Function<ServerConfig, Object> value) {
    return new Key(name, config -> value.apply(config.server()));
  }

  /** Why one configuration cannot follow another in the same process, if it cannot. */
  static Optional<String> between(GatewayConfig before, GatewayConfig after) {
    List<String> changed = KEYS.stream()
        .filter(key -> !Objects.equals(key.value().apply(before), key.value().apply(after)))
        .map(Key::name)
        .toList();
    return Stream.of(changed)
        .filter(keys -> !keys.isEmpty())
        .map(keys -> "a restart is needed for what changed at " + String.join(", ", keys)
            + "; nothing of the file was applied")
        .findFirst();
  }
}
