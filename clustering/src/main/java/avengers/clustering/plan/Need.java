package avengers.clustering.plan;

import java.util.Locale;

/** What a request may need of a model beyond plain text. */
public enum Need {
  TOOLS("tools"),
  IMAGES("images"),
  AUDIO("audio"),
  FILES("files"),
  JSON_SCHEMA("a JSON schema"),
  LOGPROBS("log probabilities"),
  STREAMING("streaming");

  private final String words;

  Need(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** In configurations and JSON: {@code json-schema}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
