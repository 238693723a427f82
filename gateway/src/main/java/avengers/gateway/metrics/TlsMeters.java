package avengers.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of certificates, by side: {@code server}, or a configured backend's model. */
public final class TlsMeters {
  private static final String SIDE = "side";

  private final MeterRegistry registry;
  /** Files of certificates that were read anew, by side and by what came of it. */
  private final MeterProvider<Counter> reloads;
  private final Map<String, AtomicLong> expiries = new ConcurrentHashMap<>();

  TlsMeters(MeterRegistry registry) {
    this.registry = registry;
    reloads = Counter.builder("avengers.tls.reloads")
        .description("Files of certificates that changed, by what came of it")
        .withRegistry(registry);
  }

  /** The files of a side are watched: an alert needs its refusals from the start. */
  public void watched(String side) {
    reloads.withTags(SIDE, side, GatewayMeters.OUTCOME, "refused");
  }

  /**
   * Counts files that changed.
   *
   * @param outcome {@code done} or {@code refused}
   */
  public void reloaded(String side, String outcome) {
    reloads.withTags(SIDE, side, GatewayMeters.OUTCOME, outcome).increment();
  }

  /** Tells when the certificate that is shown ends. */
  public void expires(String side, Instant when) {
    expiries.computeIfAbsent(side, this::declare).set(when.getEpochSecond());
  }

  private AtomicLong declare(String side) {
    AtomicLong seconds = new AtomicLong();
    TimeGauge.builder("avengers.tls.certificate.expiry", seconds, TimeUnit.SECONDS,
        AtomicLong::doubleValue)
        .description("When the certificate that is shown ends, as Unix time")
        .tag(SIDE, side)
        .register(registry);
    return seconds;
  }
}
