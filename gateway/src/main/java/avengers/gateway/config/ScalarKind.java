package avengers.gateway.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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

  /** True or false. */
  static ScalarKind<Boolean> truth() {
    return new ScalarKind<>("true or false",
        scalar -> Optional.of(scalar)
            .filter(s -> s.form() == Scalar.Form.BOOLEAN || s.form() == Scalar.Form.VARIABLE)
            .map(Scalar::text)
            .filter(text -> text.equals("true") || text.equals("false"))
            .map(Boolean::valueOf),
        Scalar::describe);
  }

  private static String describeForText(Scalar scalar) {
    return switch (scalar.form()) {
      case NUMBER, BOOLEAN -> scalar.describe() + "; in quotes it would be a text";
      case TEXT, NOTHING, VARIABLE -> scalar.describe();
    };
  }
}
