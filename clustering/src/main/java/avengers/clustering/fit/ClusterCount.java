package avengers.clustering.fit;

/** How many clusters to make. */
public sealed interface ClusterCount {
  /** As many as the user says. */
  record Fixed(int clusters) implements ClusterCount {
    @Override
    public ClusterCount atMost(int limit) {
      return new Fixed(Math.min(clusters, limit));
    }
  }

  /** As few as score as well as any on queries that were left out of the scores. */
  record Auto() implements ClusterCount {
    @Override
    public ClusterCount atMost(int limit) {
      return this;
    }
  }

  /** As many, but no more than this; what the data choose is never too many for them. */
  ClusterCount atMost(int limit);

  /**
   * Reads a number or the word "auto".
   *
   * @throws IllegalArgumentException if it is neither, or the number is below 2
   */
  static ClusterCount parse(String text) {
    if (text.equals("auto")) {
      return new Auto();
    }
    try {
      int clusters = Integer.parseInt(text);
      if (clusters >= 2) {
        return new Fixed(clusters);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "expected a number of at least 2, or \"auto\", but was '" + text + "'");
  }
}
