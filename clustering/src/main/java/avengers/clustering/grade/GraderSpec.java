package avengers.clustering.grade;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which grader is wanted, as an option or a question says it: {@code number:0.01}, or {@code
 * {"type": "number", "tolerance": 0.01}}.
 *
 * @param tolerance for numbers: by how much they may differ
 * @param relative for numbers: by which share of the right number they may differ
 * @param pattern for {@code regex}; if absent, the question's answer is the pattern
 */
public record GraderSpec(Type type,
    BigDecimal tolerance,
    BigDecimal relative,
    Optional<Pattern> pattern) {
  private static final Set<String> KEYS = Set.of("type", "tolerance", "relative", "pattern");

  /** The graders that there are. */
  public enum Type {
    /** Compares by the kind of answer that question and right answer have. */
    AUTO,
    /** Numbers, with a tolerance. */
    NUMBER,
    /** Letters of options. */
    CHOICE,
    /** The whole text. */
    EXACT,
    /** Any of several right answers. */
    ONE_OF,
    /** The right answer occurs. */
    CONTAINS,
    /** A pattern is found. */
    REGEX,
    /** The same JSON. */
    JSON,
    /** The same formula. */
    LATEX,
    /** An external command accepts the code. */
    CODE,
    /** A model gives the score. */
    JUDGE;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Type of(String name) {
      return Arrays.stream(values())
          .filter(type -> type.label().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("there is no grader \"" + name
              + "\"; the graders are "
              + Arrays.stream(values()).map(Type::label).collect(Collectors.joining(", "))));
    }
  }

  /**
   * Reads {@code name} or {@code name:setting}: a tolerance for {@code number}, a pattern for
   * {@code regex}.
   *
   * @throws IllegalArgumentException if there is no such grader or setting; the message names those
   * that there are
   */
  public static GraderSpec parse(String text) {
    int colon = text.indexOf(':');
    Type type = Type.of((colon < 0 ? text : text.substring(0, colon)).strip());
    if (colon < 0) {
      return plain(type);
    }
    String setting = text.substring(colon + 1);
    return switch (type) {
      case NUMBER -> new GraderSpec(type, number(setting.strip()), BigDecimal.ZERO,
          Optional.empty());
      case REGEX -> new GraderSpec(type, BigDecimal.ZERO, BigDecimal.ZERO,
          Optional.of(pattern(setting)));
      default -> throw new IllegalArgumentException(
          "the grader " + type.label() + " has no setting; given was \"" + setting + "\"");
    };
  }

  /**
   * Reads a text as {@link #parse(String)} does, or an object with a {@code type}.
   *
   * @throws IllegalArgumentException if it is neither, or a setting is wrong
   */
  public static GraderSpec parse(JsonNode json) {
    if (json.isString()) {
      return parse(json.stringValue());
    }
    if (!json.isObject() || !json.path("type").isString()) {
      throw new IllegalArgumentException(
          "\"grader\" must be a name, or an object with a \"type\": " + json);
    }
    json.propertyNames().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
      throw new IllegalArgumentException("\"grader\" has no setting \"" + key
          + "\"; its settings are type, tolerance, relative, pattern");
    });
    return new GraderSpec(Type.of(json.get("type").stringValue()), number(json, "tolerance"),
        number(json, "relative"),
        Optional.ofNullable(json.get("pattern")).map(given -> pattern(given.asString())));
  }

  /** A grader without settings. */
  public static GraderSpec plain(Type type) {
    return new GraderSpec(type, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
  }

  private static BigDecimal number(JsonNode json, String key) {
    return json.has(key) ? number(json.get(key).asString()) : BigDecimal.ZERO;
  }

  private static BigDecimal number(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.signum() >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a tolerance is a number, not \"" + text + "\"", e);
    }
    throw new IllegalArgumentException("a tolerance must not be negative: " + text);
  }

  static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not a regular expression of RE2: " + e.getMessage(), e);
    }
  }
}
