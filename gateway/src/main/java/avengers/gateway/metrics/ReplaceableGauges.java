package avengers.gateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * Gauges of things that are replaced while the process runs. A registry keeps the first gauge of a
 * name and its labels; here the last one counts, and none is left when its thing is gone.
 */
final class ReplaceableGauges {
  private final MeterRegistry registry;
  private final Map<Key, Holder> holders = new ConcurrentHashMap<>();

  private record Key(String name, Tags tags) {}

  private record Holder(Gauge gauge, Current current) {}

  private static final class Current {
    private volatile DoubleSupplier value;

    Current(DoubleSupplier value) {
      this.value = value;
    }

    double get() {
      return value.getAsDouble();
    }
  }

  ReplaceableGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows a value, in place of the one before; gives what takes it away again. */
  Runnable show(String name, String description, Tags tags, DoubleSupplier value) {
    Key key = new Key(name, tags);
    holders.compute(key, (same, before) -> {
      if (before != null) {
        before.current().value = value;
        return before;
      }
      Current current = new Current(value);
      return new Holder(Gauge.builder(name, current, Current::get)
          .description(description)
          .tags(tags)
          .strongReference(true)
          .register(registry), current);
    });
    return () -> holders.computeIfPresent(key, (same, now) -> {
      if (!now.current().value.equals(value)) {
        return now;
      }
      registry.remove(now.gauge());
      return null;
    });
  }
}
