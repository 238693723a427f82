package avengers.gateway.config;

import avengers.clustering.plan.Caps;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The keys that say what a request may take at most, of a client, of an ensemble, or of the request
 * itself.
 */
record CapsKeys(Entry<Optional<Integer>> samples,
    Entry<Optional<Double>> cost,
    Entry<Optional<Duration>> time) implements Supplier<Caps> {
  private static final Range<Double> DOLLARS = new Range<>(0.0, 10_000.0);
  private static final Kind<Duration> MILLISECONDS = value -> Quantity
      .wholeNumber(new Range<>(1, Math.toIntExact(ServerConfig.DEADLINE.max().toMillis())))
      .read(value)
      .map(Duration::ofMillis);

  static CapsKeys ofFile(Section section) {
    return new CapsKeys(
        section.optional("max-samples", Quantity.wholeNumber(EnsembleConfig.SAMPLES)),
        section.optional("max-cost", Quantity.decimal(DOLLARS)),
        section.optional("deadline", Quantity.duration(ServerConfig.DEADLINE)));
  }

  /**
   * What a request wishes.
   *
   * @param limits that samples and cost must not go beyond; of times the shorter holds
   */
  static CapsKeys ofRequest(Section section, Caps limits) {
    return new CapsKeys(
        section.optional("max-samples", Quantity.wholeNumber(
            new Range<>(1, limits.samples().orElse(EnsembleConfig.SAMPLES.max())))),
        section.optional("max-cost", Quantity.decimal(
            new Range<>(DOLLARS.min(), limits.cost().orElse(DOLLARS.max())))),
        section.optional("deadline-ms", MILLISECONDS));
  }

  /** Where none are written. */
  static CapsKeys none(Value place) {
    return new CapsKeys(Entry.absent(place), Entry.absent(place), Entry.absent(place));
  }

  /** Calls at most, if that was read. */
  OptionalInt mostSamples() {
    return samples.found()
        .flatMap(given -> given)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  @Override
  public Caps get() {
    return new Caps(mostSamples(),
        cost.get().map(OptionalDouble::of).orElseGet(OptionalDouble::empty), time.get());
  }
}
