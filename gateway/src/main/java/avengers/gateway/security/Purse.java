package avengers.gateway.security;

import avengers.gateway.config.BudgetConfig;
import avengers.gateway.ledger.Dollars;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What all requests of a client together spent, and may spend. A call is begun only if its worst
 * case fits beside what was spent and what is set aside for others: so whatever comes of them, in
 * whatever order, the budget holds. Days and months are those of UTC. Safe for use by several
 * threads.
 *
 * <p>
 * What was spent is what the store says, of all gateways, and what it was not told yet.
 */
public final class Purse {
  private final InstantSource clock;
  private BudgetConfig budget;
  private LocalDate today;
  private Spent stored = Spent.NOTHING;
  private Spent fresh = Spent.NOTHING;
  private long setAside;

  /** Nothing is spent. */
  Purse(BudgetConfig budget, InstantSource clock) {
    this.budget = budget;
    this.clock = clock;
    this.today = date(clock.instant());
  }

  /** From now on this is the budget; what was spent stays. */
  synchronized void limit(BudgetConfig other) {
    budget = other;
  }

  /** The day that it is, in UTC. */
  public synchronized LocalDate day() {
    turn();
    return today;
  }

  /** Dollars that may still be begun; empty without a limit. */
  public synchronized OptionalDouble left() {
    turn();
    return budget.limits()
        ? OptionalDouble.of(Dollars.of(Math.max(0, room())))
        : OptionalDouble.empty();
  }

  /** The share of the budget of a day that is not spent; not a number without one. */
  public synchronized double leftOfDay() {
    turn();
    return share(budget.day(), spent().day());
  }

  /** The share of the budget of a month that is not spent; not a number without one. */
  public synchronized double leftOfMonth() {
    turn();
    return share(budget.month(), spent().month());
  }

  private static double share(OptionalDouble most, long spent) {
    double dollars = most.orElse(0);
    return most.isEmpty()
        ? Double.NaN
        : dollars == 0 ? 0 : Math.max(0, 1 - Dollars.of(spent) / dollars);
  }

  /** What was spent of the day and of the month. */
  public synchronized Spent spent() {
    turn();
    return new Spent(stored.day() + fresh.day(), stored.month() + fresh.month());
  }

  /** Whether a budget is used up, whatever is set aside. */
  public synchronized boolean isSpent() {
    turn();
    return room() + setAside <= 0;
  }

  /** Until a budget begins anew that is used up, or would be next: the month's, or the day's. */
  public synchronized Duration untilReset() {
    turn();
    boolean month = budget.month().isPresent()
        && (budget.day().isEmpty() || monthRoom() <= dayRoom());
    LocalDate next = month ? today.withDayOfMonth(1).plusMonths(1) : today.plusDays(1);
    return Duration.between(clock.instant(), next.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /**
   * Sets aside what a call may cost at most; empty if that does not fit.
   *
   * @param worst dollars; empty if that is not known, which never fits under a limit
   */
  synchronized Optional<Hold> hold(OptionalDouble worst) {
    turn();
    long most = Dollars.roundedUp(worst.orElse(0));
    if (budget.limits() && (worst.isEmpty() || most > room())) {
      return Optional.empty();
    }
    setAside += most;
    return Optional.of(new Hold(most));
  }

  /**
   * The store was told of spending, and says what was spent in all.
   *
   * @param when the day that it speaks of, which may be over
   * @param told of what was spent here
   * @param all what was spent by all gateways, of this day and its month
   */
  synchronized void stored(LocalDate when, Spent told, Spent all) {
    turn();
    boolean sameMonth = isSameMonth(when, today);
    boolean sameDay = when.equals(today);
    stored = new Spent(sameDay ? all.day() : stored.day(),
        sameMonth ? all.month() : stored.month());
    fresh = new Spent(Math.max(0, fresh.day() - (sameDay ? told.day() : 0)),
        Math.max(0, fresh.month() - (sameMonth ? told.month() : 0)));
  }

  private long room() {
    return Math.min(dayRoom(), monthRoom());
  }

  private long dayRoom() {
    return room(budget.day(), stored.day() + fresh.day());
  }

  private long monthRoom() {
    return room(budget.month(), stored.month() + fresh.month());
  }

  private long room(OptionalDouble most, long spent) {
    return most.isEmpty()
        ? Long.MAX_VALUE / 2
        : Dollars.roundedDown(most.getAsDouble()) - spent - setAside;
  }

  /** A new day begins with nothing spent. A clock that is set back changes nothing. */
  private void turn() {
    LocalDate now = date(clock.instant());
    if (now.isAfter(today)) {
      boolean sameMonth = isSameMonth(now, today);
      stored = new Spent(0, sameMonth ? stored.month() : 0);
      fresh = new Spent(0, sameMonth ? fresh.month() : 0);
      today = now;
    }
  }

  private static boolean isSameMonth(LocalDate one, LocalDate other) {
    return one.withDayOfMonth(1).equals(other.withDayOfMonth(1));
  }

  static LocalDate date(Instant when) {
    return LocalDate.ofInstant(when, ZoneOffset.UTC);
  }

  /** What is set aside for one call, until it is known what that cost. */
  final class Hold {
    private final long most;
    private boolean open = true;

    private Hold(long most) {
      this.most = most;
    }

    /**
     * Spends what the call cost, and gives the rest back. Later ones change nothing.
     *
     * @return the day that it is spent of
     */
    LocalDate spend(long picodollars) {
      synchronized (Purse.this) {
        turn();
        if (open) {
          open = false;
          setAside -= most;
          fresh = new Spent(fresh.day() + picodollars, fresh.month() + picodollars);
        }
        return today;
      }
    }
  }
}
