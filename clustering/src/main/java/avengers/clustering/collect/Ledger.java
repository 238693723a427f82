package avengers.clustering.collect;

/**
 * Keeps account of money, so that the next run knows what was spent, however this one ends. Safe
 * for use by several threads.
 */
public interface Ledger {
  /**
   * Notes that an attempt is about to be made.
   *
   * @param most dollars that it can cost; 0 or infinite if that is unknown
   * @return names the attempt
   */
  long begin(double most);

  /** Notes the dollars that an attempt cost. */
  void end(long attempt, double cost);

  /** Keeps no account. */
  static Ledger none() {
    return new Ledger() {
      @Override
      public long begin(double most) {
        return 0;
      }

      @Override
      public void end(long attempt, double cost) {}
    };
  }
}
