package avengers.gateway.endpoint;

import avengers.gateway.config.AccessLogConfig;
import avengers.gateway.config.AccountConfig;
import avengers.gateway.config.RecentConfig;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A gateway over two backends that writes an access log, each its own. */
final class AccountFixture implements AutoCloseable {
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Path file;
  private final TwoBackends models;

  private AccountFixture(Path file, TwoBackends models) {
    this.file = file;
    this.models = models;
  }

  static AccountFixture start(Path folder, boolean texts, Consumer<GatewaySetup> change) {
    Path file = folder.resolve("access-" + STARTED.incrementAndGet() + ".log");
    return new AccountFixture(file, TwoBackends.start(setup -> {
      setup.account(new AccountConfig(
          Optional.of(new AccessLogConfig(Optional.of(file), texts, 1 << 30, 1)),
          new RecentConfig(1 << 20, Duration.ofMinutes(1), texts)));
      change.accept(setup);
    }));
  }

  TwoBackends models() {
    return models;
  }

  /** All lines, when the gateway has stopped. */
  List<JsonNode> lines() {
    models.gateway().close();
    return text().lines().map(Json.MAPPER::readTree).toList();
  }

  /** The one line, when the gateway has stopped. */
  JsonNode line() {
    List<JsonNode> lines = lines();
    if (lines.size() != 1) {
      throw new AssertionError("not one line, but " + lines);
    }
    return lines.getFirst();
  }

  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    models.close();
  }
}
