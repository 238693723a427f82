package avengers.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The meters of who asks, and of where that is stored. The first hundred names of keys are labels;
 * as keys can be added while the gateway runs, the others are {@code other}.
 */
public final class KeyMeters {
  private static final String KEY = "key";
  private static final String OTHER = "other";
  private static final int MOST = 100;

  private final MeterRegistry registry;
  private final Map<String, Left> names = new ConcurrentHashMap<>();

  /**
   * What is left of a key's budgets.
   *
   * @param ofDay the share of the day's; not a number without one
   * @param ofMonth the same of the month's
   */
  private record Left(DoubleSupplier ofDay, DoubleSupplier ofMonth) {}

  /** Requests to endpoints, by key. */
  private final MeterProvider<Counter> requests;
  /** Dollars spent on calls, by key. */
  private final MeterProvider<Counter> spent;
  /** Requests refused by a limit, by key and limit. */
  private final MeterProvider<Counter> refused;

  KeyMeters(MeterRegistry registry) {
    this.registry = registry;
    requests = Counter.builder("avengers.key.requests")
        .description("Requests to models that were let in, by key")
        .withRegistry(registry);
    spent = Counter.builder("avengers.key.cost")
        .description("Dollars spent on backends whose price is configured, by key")
        .baseUnit("dollars")
        .withRegistry(registry);
    refused = Counter.builder("avengers.key.refused")
        .description("Requests that a limit of their key refused")
        .withRegistry(registry);
  }

  /** The name of a key as a label. */
  String label(String name) {
    return names.containsKey(name) ? name : OTHER;
  }

  /**
   * Makes room for a key's name among the labels, if there is any. A key of the same name as one
   * that has gone takes its place.
   *
   * @param ofDay the share of the day's budget that is left; not a number without one
   * @param ofMonth the same of the month's
   */
  public synchronized void appeared(String name, DoubleSupplier ofDay, DoubleSupplier ofMonth) {
    if (names.containsKey(name)) {
      names.put(name, new Left(ofDay, ofMonth));
    } else if (names.size() < MOST) {
      names.put(name, new Left(ofDay, ofMonth));
      left(name, "day", Left::ofDay);
      left(name, "month", Left::ofMonth);
    }
  }

  private void left(String name, String period, Function<Left, DoubleSupplier> share) {
    Gauge.builder("avengers.key.budget.left", names,
        known -> share.apply(Objects.requireNonNull(known.get(name))).getAsDouble())
        .description("The share of a key's budget that is not spent")
        .baseUnit("ratio")
        .tag(KEY, name)
        .tag("period", period)
        .register(registry);
  }

  /** Counts a request that was let in. */
  public void requested(String name) {
    requests.withTags(KEY, label(name)).increment();
  }

  /** Counts what a call cost. */
  public void spent(String name, double dollars) {
    spent.withTags(KEY, label(name)).increment(dollars);
  }

  /**
   * Counts a request that a limit refused.
   *
   * @param limit {@code requests}, {@code tokens}, {@code budget} or {@code models}
   */
  public void refused(String name, String limit) {
    refused.withTags(KEY, label(name), "limit", limit).increment();
  }

  /** Declares whether the storage is there, 1 or 0, and what waits for it. */
  public <T> void storage(T storage, ToDoubleFunction<T> up, ToDoubleFunction<T> waiting) {
    Gauge.builder("avengers.storage.up", storage, up)
        .description("Whether keys and spending can be stored")
        .register(registry);
    Gauge.builder("avengers.storage.waiting", storage, waiting)
        .description("Totals of usage that wait to be stored")
        .baseUnit("rows")
        .register(registry);
  }
}
