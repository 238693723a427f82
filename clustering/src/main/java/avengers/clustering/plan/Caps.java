package avengers.clustering.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a request may take at most, whatever happens to it.
 *
 * @param samples calls for an answer in all: samples, retries, hedges, a stronger model
 * @param cost dollars
 * @param time from the request's arrival
 */
public record Caps(OptionalInt samples, OptionalDouble cost, Optional<Duration> time) {
  public static final Caps NONE = new Caps(OptionalInt.empty(), OptionalDouble.empty(),
      Optional.empty());

  /** What both allow. */
  public Caps and(Caps other) {
    return new Caps(
        samples.isEmpty() || other.samples.isEmpty()
            ? samples.isEmpty() ? other.samples : samples
            : OptionalInt.of(Math.min(samples.getAsInt(), other.samples.getAsInt())),
        cost.isEmpty() || other.cost.isEmpty()
            ? cost.isEmpty() ? other.cost : cost
            : OptionalDouble.of(Math.min(cost.getAsDouble(), other.cost.getAsDouble())),
        time.isEmpty() || other.time.isEmpty()
            ? time.or(() -> other.time)
            : time.map(own -> own.compareTo(other.time.get()) <= 0 ? own : other.time.get()));
  }

  /**
   * Whether a plan keeps them at its worst. The time that it takes is not foreseen: whoever carries
   * it out stops in time.
   */
  public boolean allow(Forecast forecast) {
    boolean few = samples.isEmpty() || forecast.plan().most() <= samples.getAsInt();
    boolean cheap = cost.isEmpty()
        || forecast.most().orElse(Double.POSITIVE_INFINITY) <= cost.getAsDouble();
    return few && cheap;
  }
}
