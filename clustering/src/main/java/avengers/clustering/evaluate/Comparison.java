package avengers.clustering.evaluate;

/** What may be said of two ways of answering. */
public enum Comparison {
  BETTER("better"),
  NO_DIFFERENCE("no difference"),
  WORSE("worse");

  private final String words;

  Comparison(String words) {
    this.words = words;
  }

  /** In plain words. */
  public String words() {
    return words;
  }
}
