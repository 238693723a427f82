package avengers.gateway.ledger;

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

  /** The dollars that trillionths are. */
  public static double of(long picodollars) {
    return picodollars / PICODOLLARS;
  }
}
