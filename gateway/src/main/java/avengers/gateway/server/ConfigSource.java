package avengers.gateway.server;

import avengers.clustering.file.FileException;
import avengers.clustering.file.WholeFile;
import avengers.clustering.routerfile.RouterFile;
import avengers.gateway.config.ClientConfig;
import avengers.gateway.config.ConfigException;
import avengers.gateway.config.ConfigReader;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.RouterConfig;
import avengers.gateway.server.Edition.ReadRouter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a gateway's configuration comes from. */
public sealed interface ConfigSource {
  /**
   * Reads all of it.
   *
   * @throws ConfigException with every mistake in the configuration
   * @throws FileException if the router's file cannot be used
   */
  Edition read() throws ConfigException;

  /** The files on which a configuration from here depends. */
  Set<Path> files(GatewayConfig config);

  /** A configuration that was made by a program, and stays as it is. */
  record Fixed(GatewayConfig config) implements ConfigSource {
    @Override
    public Edition read() {
      return new Edition(config, Optional.empty(), config.router().map(ConfigSource::router));
    }

    @Override
    public Set<Path> files(GatewayConfig same) {
      return Set.of();
    }
  }

  /**
   * A file.
   *
   * @param environment the variables that it refers to
   */
  record File(Path file, Map<String, String> environment) implements ConfigSource {
    private static final int ATTEMPTS = 10;

    @Override
    public Edition read() throws ConfigException {
      for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
        Optional<String> before = fingerprint();
        GatewayConfig config = ConfigReader.read(file, environment);
        if (fingerprint().equals(before)) {
          return edition(config, before);
        }
      }
      throw new FileException(file + ": is changed again and again while it is read");
    }

    private static Edition edition(GatewayConfig config, Optional<String> before) {
      Optional<ReadRouter> router = config.router().map(ConfigSource::router);
      String content = Fingerprint.of(Stream.concat(
          Stream.of(before, router.map(ReadRouter::fingerprint)).flatMap(Optional::stream),
          clientsWithFiles(config).map(client -> client.key().hex())).toList());
      return new Edition(config, Optional.of(content), router);
    }

    /** Empty if there is no such file, which is the reader's to tell. */
    private Optional<String> fingerprint() {
      try {
        return Optional.of(Fingerprint.of(WholeFile.read(file)));
      } catch (FileException e) {
        return Optional.empty();
      }
    }

    @Override
    public Set<Path> files(GatewayConfig config) {
      return Stream.of(Stream.of(file), config.router().stream().map(RouterConfig::file),
          clientsWithFiles(config).flatMap(client -> client.keyFile().stream()))
          .flatMap(files -> files)
          .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<ClientConfig> clientsWithFiles(GatewayConfig config) {
      return config.server()
          .clients()
          .stream()
          .filter(client -> client.keyFile().isPresent());
    }
  }

  private static ReadRouter router(RouterConfig config) {
    byte[] content = WholeFile.read(config.file());
    return new ReadRouter(RouterFile.read(config.file(), content), Fingerprint.of(content),
        Instant.now());
  }
}
