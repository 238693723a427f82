package avengers.gateway.config;

import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** The keys of a backend that say how much it is asked at the same time. */
final class LoadKeys {
  private static final int LEAST = 4;

  private LoadKeys() {}

  /**
   * Reads them.
   *
   * @param replicas how many there are; empty if their list has mistakes
   */
  static Supplier<LoadConfig> read(Section section, Optional<Integer> replicas) {
    var connections = section.optional("connections",
        Quantity.wholeNumber(LoadConfig.CONNECTIONS), LoadConfig.USUAL.connections());
    int most = LoadConfig.mostCalls(
        connections.found().orElseGet(LoadConfig.CONNECTIONS::max),
        replicas.orElseGet(LoadConfig.CALLS::max));
    var concurrency = section.optional("concurrency", new ConcurrencyKind(most));
    var queue = section.optional("queue", Quantity.wholeNumber(LoadConfig.QUEUE),
        LoadConfig.USUAL.queue());
    var wait = section.optional("queue-wait", Quantity.duration(LoadConfig.QUEUE_WAIT),
        LoadConfig.USUAL.queueWait());
    return () -> new LoadConfig(connections.get(),
        concurrency.get().map(Supplier::get).orElseGet(() -> new ConcurrencyConfig.Fixed(most)),
        queue.get(), wait.get());
  }

  /**
   * A number, the word {@code adaptive}, or a mapping with bounds of what adapts.
   *
   * @param most the calls for which there are connections
   */
  private record ConcurrencyKind(int most) implements Kind<Supplier<ConcurrencyConfig>> {
    @Override
    public Optional<Supplier<ConcurrencyConfig>> read(Value value) {
      return value.node() instanceof MappingNode
          ? Optional.of(adaptive(Section.of(value)))
          : new ScalarKind<>(
              "a whole number from 1 to %d (as many as there are connections), or \"adaptive\""
                  .formatted(most),
              this::scalar, Scalar::describe).read(value);
    }

    private Optional<Supplier<ConcurrencyConfig>> scalar(Scalar scalar) {
      return scalar.isText() && scalar.text().equals("adaptive")
          ? Optional.of(() -> new ConcurrencyConfig.Adaptive(Math.min(LEAST, most), most))
          : Quantity.wholeNumber(scalar, new Range<>(1, most))
              .map(
                  calls -> () -> new ConcurrencyConfig.Fixed(calls));
    }

    private Supplier<ConcurrencyConfig> adaptive(Section section) {
      Section bounds = section.section("adaptive");
      var max = bounds.optional("max", Quantity.wholeNumber(new Range<>(1, most)), most);
      int highest = max.found().orElse(most);
      var min = bounds.optional("min", Quantity.wholeNumber(new Range<>(1, highest)),
          Math.min(LEAST, highest));
      return () -> new ConcurrencyConfig.Adaptive(min.get(), max.get());
    }
  }
}
