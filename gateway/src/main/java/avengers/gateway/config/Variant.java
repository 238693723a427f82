package avengers.gateway.config;

import avengers.clustering.plan.Quality;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of an ensemble may say of the settings, behind the name itself. */
public sealed interface Variant {
  /** What follows the name, for people. */
  String SUFFIXES = "':fast', ':max' and '@' with a quality from 0 to 10, such as '@7'";

  /** What a quality stands behind. */
  String QUALITY = "@";

  /** The settings, as headers have them. */
  Map<String, String> settings();

  /** Nothing: the settings are the configured ones. */
  record Usual() implements Variant {
    @Override
    public Map<String, String> settings() {
      return Map.of();
    }
  }

  /** One sample of the best model, about which there can be no doubt. */
  record Fast() implements Variant {
    @Override
    public Map<String, String> settings() {
      return Map.of("samples", "1", "models", "1", "quality", "10", "uncertain", "off");
    }
  }

  /**
   * A position of the dial.
   *
   * @param quality as it is written
   */
  record At(String quality) implements Variant {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,15})?");

    /** The best there is. */
    static final At BEST = new At("10");

    static boolean fits(String text) {
      return NUMBER.matcher(text).matches()
          && Double.parseDouble(text) <= Quality.BEST.value();
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("quality", quality);
    }
  }

  /** What a suffix says, with the character that parts it from the name; empty for any other. */
  static Optional<Variant> of(String suffix) {
    return switch (suffix) {
      case "" -> Optional.of(new Usual());
      case ":fast" -> Optional.of(new Fast());
      case ":max" -> Optional.of(At.BEST);
      default -> Optional.of(suffix)
          .filter(text -> text.startsWith(QUALITY) && At.fits(text.substring(1)))
          .map(text -> new At(text.substring(1)));
    };
  }
}
