package avengers.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of the configuration and its changes. */
public final class ConfigMeters {
  private final AtomicLong loaded = new AtomicLong();

  /** 1 for the version that holds; that of an earlier one is gone. */
  private final MultiGauge info;
  /** How often the configuration was read again, by what came of it. */
  private final MeterProvider<Counter> reloads;

  ConfigMeters(MeterRegistry registry) {
    info = MultiGauge.builder("avengers.config.info")
        .description("1 for the version of the configuration that holds")
        .register(registry);
    reloads = Counter.builder("avengers.config.reloads")
        .description("How often the configuration was read again, by what came of it")
        .withRegistry(registry);
    Gauge.builder("avengers.config.loaded.time", loaded, AtomicLong::get)
        .description("When the configuration that holds was loaded, in seconds since 1970")
        .baseUnit("seconds")
        .register(registry);
    // An alert needs it from the start: the first refusal of a counter unseen is not a rise.
    reloads.withTags(GatewayMeters.OUTCOME, "refused");
  }

  /** A version of the configuration holds from now on. */
  public void holds(String version, Instant since) {
    info.register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)), true);
    loaded.set(since.getEpochSecond());
  }

  /**
   * Counts an attempt to read it again.
   *
   * @param outcome {@code applied}, {@code unchanged} or {@code refused}
   */
  public void reloaded(String outcome) {
    reloads.withTags(GatewayMeters.OUTCOME, outcome).increment();
  }
}
