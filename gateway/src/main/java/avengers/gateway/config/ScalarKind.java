package avengers.gateway.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A kind of single value.
 *
 * @param expected what a message says is expected
 * @param parse the value, if the scalar is one
 * @param describe what a message says was found instead
 */
record ScalarKind<T>(String expected,
    Function<Scalar, Optional<T>> parse,
    Function<Scalar, String> describe) implements Kind<T> {

  @Override
  public Optional<T> read(Value value) {
    return value.node() instanceof ScalarNode node
        ? value.reading().scalar(value, node).flatMap(scalar -> accept(value, scalar))
        : mismatch(value, value.shape());
  }

  private Optional<T> accept(Value value, Scalar scalar) {
    return parse.apply(scalar).or(() -> mismatch(value, describe.apply(scalar)));
  }

  private Optional<T> mismatch(Value value, String found) {
    return value.wrong("expected " + expected + ", found " + found);
  }

  /** A text that obeys a rule. */
  static ScalarKind<String> text(String expected, Predicate<String> rule) {
    return new ScalarKind<>(expected,
        scalar -> Optional.of(scalar).filter(Scalar::isText).map(Scalar::text).filter(rule),
        ScalarKind::describeForText);
  }

  /** Any text, together with how it was written. */
  static ScalarKind<Scalar> written(String expected) {
    return new ScalarKind<>(expected,
        scalar -> Optional.of(scalar).filter(Scalar::isText).filter(s -> !s.text().isBlank()),
        ScalarKind::describeForText);
  }

  /** The name of a model or an ensemble. */
  static ScalarKind<String> name() {
    return text("a name", Name::fits);
  }

  /** A key that no message shows. */
  static ScalarKind<Secret> secret() {
    return new ScalarKind<>("a key of visible ASCII characters without blanks",
        scalar -> Optional.of(scalar)
            .filter(Scalar::isText)
            .map(Scalar::text)
            .filter(Secret::fits)
            .map(Secret::new),
        Scalar::describeHidden);
  }

  /** One of the constants of an enum, in lower case. */
  static <E extends Enum<E>> ScalarKind<E> choice(Class<E> type) {
    E[] constants = type.getEnumConstants();
    String expected = Arrays.stream(constants)
        .map(constant -> Quote.of(lowerCase(constant)))
        .collect(Collectors.joining(" or "));
    return new ScalarKind<>(expected, scalar -> Arrays.stream(constants)
        .filter(constant -> scalar.isText() && lowerCase(constant).equals(scalar.text()))
        .findFirst(),
        Scalar::describe);
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String describeForText(Scalar scalar) {
    return switch (scalar.form()) {
      case NUMBER, BOOLEAN -> scalar.describe() + "; in quotes it would be a text";
      case TEXT, NOTHING, VARIABLE -> scalar.describe();
    };
  }
}
