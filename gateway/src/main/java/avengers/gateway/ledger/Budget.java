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
  private OptionalInt mostSamples = OptionalInt.empty();
  private Optional<Long> most = Optional.empty();
  private Caps caps = Caps.NONE;
  private Payer payer = Payer.NOBODY;
  private int samples;
  private long taken;

  /** A budget without caps. */
  public Budget() {}

  /** Adds caps to those that hold. */
  public void limit(Caps more) {
    caps = caps.and(more);
    mostSamples = caps.samples();
    most = caps.cost().isPresent()
        ? Optional.of(Dollars.roundedDown(caps.cost().getAsDouble()))
        : Optional.empty();
  }

  /** From now on calls must also fit what someone can pay, who pays for other requests, too. */
  public void paidBy(Payer someone) {
    payer = someone;
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
        ? OptionalDouble.of(Dollars.of(Math.max(0, most.get() - taken)))
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
    long dollars = Dollars.roundedUp(worst.orElse(0));
    if (mostSamples.isPresent() && asked > mostSamples.getAsInt() - samples) {
      return Optional.empty();
    }
    if (most.isPresent() && (worst.isEmpty() || dollars > most.get() - taken)) {
      return Optional.empty();
    }
    return payer.open(worst).map(bill -> {
      samples += asked;
      taken += dollars;
      return new Reservation(asked, dollars, bill);
    });
  }

  /**
   * Takes what a call may cost that asks for no answer, so that no caps concern it; empty if who
   * pays cannot pay that.
   */
  public Optional<Reservation> reserveBesideCaps(OptionalDouble worst) {
    return payer.open(worst).map(bill -> {
      Reservation reservation = new Reservation(0, 0, bill);
      reservation.keep(0);
      return reservation;
    });
  }

  /** What one call may take, until it is known what it took. */
  public final class Reservation {
    private final int asked;
    private final long worst;
    private final Payer.Bill bill;
    private boolean settled;

    private Reservation(int asked, long worst, Payer.Bill bill) {
      this.asked = asked;
      this.worst = worst;
      this.bill = bill;
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
        taken += Dollars.roundedUp(dollars) - worst;
      }
    }

    /**
     * The call was sent, and nobody says what it cost: it may be all. Later ones change nothing.
     *
     * @param given samples that it took
     */
    public void keep(int given) {
      if (!settled) {
        settled = true;
        samples += given - asked;
      }
    }

    /** The call has ended: who pays is told what it took. */
    public void pay(LedgerEntry closed) {
      bill.close(closed);
    }
  }
}
