package avengers.clustering.plan;

import java.util.Set;

/** What planning comes to. */
public sealed interface Planning {
  /** A plan, and what it is expected to bring. */
  record Planned(Forecast forecast) implements Planning {}

  /**
   * No model serves what is needed.
   *
   * @param needs that none serves, or no model all of them together
   */
  record NobodyServes(Set<Need> needs) implements Planning {
    public NobodyServes {
      needs = Set.copyOf(needs);
    }
  }

  /**
   * The longest context of those that serve the rest is too short.
   *
   * @param tokens needed
   * @param longest there is
   */
  record ContextTooShort(long tokens, long longest) implements Planning {}

  /** Not even the smallest plan keeps the caps. */
  record CapsTooTight(Caps caps) implements Planning {}
}
