package avengers.gateway.config;

import avengers.clustering.suggestion.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One of the constants of an enum, written in lower case. */
record ChoiceKind<E extends Enum<E>>(Class<E> type) implements Kind<E> {
  @Override
  public Optional<E> read(Value value) {
    Map<String, E> words = words(value.reading());
    return new ScalarKind<>(oneOf(words),
        scalar -> Optional.of(scalar)
            .filter(Scalar::isText)
            .flatMap(text -> Optional.ofNullable(words.get(text.text()))),
        scalar -> describe(scalar, words)).read(value);
  }

  private Map<String, E> words(Reading reading) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(word(reading, constant), constant);
    }
    return words;
  }

  /** How a constant is written. */
  static String word(Reading reading, Enum<?> constant) {
    return reading.spelled(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static String oneOf(Map<String, ?> words) {
    List<String> quoted = new ArrayList<>(words.keySet().stream().map(Quote::of).toList());
    String last = quoted.removeLast();
    return quoted.isEmpty() ? last : String.join(", ", quoted) + " or " + last;
  }

  /** What came from the environment is not compared: a suggestion would tell of it. */
  private static String describe(Scalar scalar, Map<String, ?> words) {
    Optional<String> meant = scalar.form() == Scalar.Form.TEXT
        ? Suggestion.of(scalar.text(), words.keySet())
        : Optional.empty();
    return scalar.describe()
        + meant.map(word -> "; did you mean " + Quote.of(word) + "?").orElse("");
  }
}
