package avengers.gateway.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which web pages may ask the gateway from a browser.
 *
 * @param origins such as {@code https://app.example}, or {@code *} alone: every page
 */
public record CorsConfig(List<String> origins) {
  /** Every page. */
  public static final String ANY = "*";

  private static final Pattern ORIGIN = Pattern
      .compile("https?://([A-Za-z0-9.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

  /** Checks the origins. */
  public CorsConfig {
    origins = List.copyOf(origins);
    if (origins.isEmpty() || !origins.stream().allMatch(CorsConfig::isOrigin)
        || mixesAny(origins)) {
      throw new IllegalArgumentException(
          "origins must be such as https://app.example, or \"*\" alone");
    }
  }

  /** Whether pages of an origin may ask. */
  public boolean allows(String origin) {
    return origins.contains(ANY) || origins.contains(origin);
  }

  static boolean isOrigin(String text) {
    return text.equals(ANY) || ORIGIN.matcher(text).matches();
  }

  static boolean mixesAny(List<String> origins) {
    return origins.size() > 1 && origins.contains(ANY);
  }
}
