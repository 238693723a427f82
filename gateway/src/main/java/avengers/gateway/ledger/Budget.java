package avengers.gateway.ledger;

import avengers.clustering.plan.Caps;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What one request may still take. A call is begun only if its worst case fits beside what was
 * spent and what is under way: so whatever comes of the calls, in whatever order, the caps hold.
 * Counts from the start, and limits nothing before it has caps. Used on one event loop only.
 */
public final class Budget {
  /** Whole numbers of these add up without error. */
  private static final double PICODOLLARS = 1e12;

  private OptionalInt mostSamples = OptionalInt.empty();
  private Optional<Long> most = Optional.empty();
  private Caps caps = Caps.NONE;
  private int samples;
  private long taken;

  /** A budget without caps. */
  public Budget() {}

  /** Adds caps to those that hold. */
  public void limit(Caps more) {
    caps = caps.and(more);
    mostSamples = caps.samples();
    most = caps.cost().isPresent()
        ? Optional.of((long) Math.floor(caps.cost().getAsDouble() * PICODOLLARS))
        : Optional.empty();
  }

  /** The caps that hold. */
  public Caps caps() {
    return caps;
  }

  /** Samples that may still be asked for; empty if there is no cap. */
  public OptionalInt samplesLeft() {
    return mostSamples.isPresent()
        ? OptionalInt.of(Math.max(0, mostSamples.getAsInt() - samples))
        : OptionalInt.empty();
  }

  /** Dollars that may still be spent; empty if there is no cap. */
  public OptionalDouble costLeft() {
    return most.isPresent()
        ? OptionalDouble.of(Math.max(0, most.get() - taken) / PICODOLLARS)
        : OptionalDouble.empty();
  }

  /**
   * Takes what a call may take at most; empty if that does not fit.
   *
   * @param asked samples, at least 1
   * @param worst dollars; empty if no worst case is known, which never fits under a cap
   */
  public Optional<Reservation> reserve(int asked, OptionalDouble worst) {
    if (asked < 1) {
      throw new IllegalArgumentException("a call asks for at least one sample, and not " + asked);
    }
    long dollars = roundedUp(worst.orElse(0));
    if (mostSamples.isPresent() && asked > mostSamples.getAsInt() - samples) {
      return Optional.empty();
    }
    if (most.isPresent() && (worst.isEmpty() || dollars > most.get() - taken)) {
      return Optional.empty();
    }
    samples += asked;
    taken += dollars;
    return Optional.of(new Reservation(asked, dollars));
  }

  private static long roundedUp(double dollars) {
    return (long) Math.ceil(Math.max(0, dollars) * PICODOLLARS);
  }

  /** What one call may take, until it is known what it took. */
  public final class Reservation {
    private final int asked;
    private final long worst;
    private boolean settled;

    private Reservation(int asked, long worst) {
      this.asked = asked;
      this.worst = worst;
    }

    /**
     * Gives back what the call did not take. Later ones change nothing.
     *
     * @param given samples that it took
     * @param dollars that it cost
     */
    public void settle(int given, double dollars) {
      if (!settled) {
        settled = true;
        samples += given - asked;
        taken += roundedUp(dollars) - worst;
      }
    }

    /** The call was sent, and nobody says what it took: it may be all. */
    public void keep() {
      settled = true;
    }
  }
}
