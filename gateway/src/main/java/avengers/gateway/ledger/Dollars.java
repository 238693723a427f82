package avengers.gateway.ledger;

import java.math.BigDecimal;

/** Dollars as whole numbers of trillionths, which add up without error: 9 million at most. */
public final class Dollars {
  private static final double PICODOLLARS = 1e12;

  private Dollars() {}

  /** As many trillionths as are needed; none for less than nothing. */
  public static long roundedUp(double dollars) {
    return (long) Math.ceil(Math.max(0, dollars) * PICODOLLARS);
  }

  /** As many trillionths as there are. */
  public static long roundedDown(double dollars) {
    return (long) Math.floor(Math.max(0, dollars) * PICODOLLARS);
  }

  /** The dollars that trillionths are, to the last digit. */
  public static BigDecimal exactly(long picodollars) {
    BigDecimal dollars = BigDecimal.valueOf(picodollars, 12).stripTrailingZeros();
    return dollars.scale() < 0 ? dollars.setScale(0) : dollars;
  }

  /** The dollars that trillionths are. */
  public static double of(long picodollars) {
    return picodollars / PICODOLLARS;
  }
}
