package avengers.gateway.security;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What usage is counted by.
 *
 * @param day in UTC
 * @param client the id of who asked
 * @param model what was asked by the client, of requests; what was asked by us, of calls
 */
public record UsagePlace(LocalDate day, String client, String model) {
  /** By day, client and model. */
  public static final Comparator<UsagePlace> ORDER = Comparator.comparing(UsagePlace::day)
      .thenComparing(UsagePlace::client)
      .thenComparing(UsagePlace::model);
}
