package avengers.gateway.config;

/** How many calls to a model run at the same time, over all its replicas. */
public sealed interface ConcurrencyConfig {
  /** The most that ever run. */
  int most();

  /** Always up to so many. */
  record Fixed(int most) implements ConcurrencyConfig {
    public Fixed {
      LoadConfig.CALLS.check("concurrency", most);
    }
  }

  /**
   * More while answers come as fast as ever, fewer when they become slow.
   *
   * @param least however slow they are
   * @param most however fast they are
   */
  record Adaptive(int least, int most) implements ConcurrencyConfig {
    public Adaptive {
      LoadConfig.CALLS.check("min", least);
      new Range<>(least, LoadConfig.CALLS.max()).check("max", most);
    }
  }
}
