package avengers.gateway.config;

import java.util.regex.Pattern;

/** A key that no log, message or {@code toString} shows. */
public record Secret(String reveal) {
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

  /** Checks that the key can stand in an HTTP header. */
  public Secret {
    if (!fits(reveal)) {
      throw new IllegalArgumentException("a secret is visible ASCII characters without blanks");
    }
  }

  static boolean fits(String text) {
    return VISIBLE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return "***";
  }
}
