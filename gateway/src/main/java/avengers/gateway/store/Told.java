package avengers.gateway.store;

import avengers.gateway.security.Spent;
import avengers.gateway.security.Usage;
import avengers.gateway.security.UsagePlace;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What the database was told of spending since it was last asked for all of it. Purses subtract it
 * from what they count as not stored, when they learn what is stored. Used by one thread.
 */
final class Told {
  private final Map<Part, Long> picodollars = new HashMap<>();

  private record Part(LocalDate day, String client) {}

  /** These were written. */
  void add(Map<UsagePlace, Usage> written) {
    written.forEach((place, usage) -> picodollars.merge(new Part(place.day(), place.client()),
        usage.picodollars(), Long::sum));
  }

  /** What was told of a day and of its month up to that day, by client; and forgets all. */
  Map<String, Spent> take(LocalDate day) {
    Map<String, Spent> told = new HashMap<>();
    picodollars.forEach((part, spent) -> {
      if (part.day().withDayOfMonth(1).equals(day.withDayOfMonth(1))) {
        told.merge(part.client(), new Spent(part.day().equals(day) ? spent : 0, spent),
            (one, other) -> new Spent(one.day() + other.day(), one.month() + other.month()));
      }
    });
    picodollars.clear();
    return told;
  }

  /** Forgets what is older than the month of this day. */
  void forget(LocalDate day) {
    picodollars.keySet().removeIf(part -> part.day().isBefore(day.withDayOfMonth(1)));
  }
}
