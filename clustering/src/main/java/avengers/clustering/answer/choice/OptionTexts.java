package avengers.clustering.answer.choice;

import avengers.clustering.answer.number.NumberReader;
import avengers.clustering.answer.number.Quantity;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.TextNormaliser;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds options by their texts in a statement: "the answer is Paris". */
final class OptionTexts {
  /** A longer statement tells of its options, rather than chooses one. */
  private static final int LONGEST = 400;

  private final Options options;
  private final String source;
  private final String statement;

  OptionTexts(Options options, String statement) {
    this.options = options;
    source = statement.length() > LONGEST ? "" : statement;
    this.statement = statement.length() > LONGEST ? "" : TextNormaliser.normalise(statement);
  }

  /** The option that is the statement. */
  Optional<Integer> equal() {
    return first(IntStream.range(0, options.size())
        .filter(option -> isKnown(option) && text(option).equals(statement)));
  }

  /** The only option that is the same number as the statement: 1,000 for 1000, 0.50 for 1/2. */
  Optional<Integer> number() {
    Optional<Quantity> number = number(source);
    int[] equal = number.isEmpty()
        ? new int[0]
        : IntStream.range(0, options.size())
            .filter(option -> number(text(option))
                .filter(other -> isSame(number.get(), other))
                .isPresent())
            .toArray();
    return equal.length == 1 ? Optional.of(equal[0]) : Optional.empty();
  }

  private static Optional<Quantity> number(String text) {
    return NumberReader.isOneNumber(text) ? NumberReader.read(text, true) : Optional.empty();
  }

  private static boolean isSame(Quantity one, Quantity other) {
    boolean unit = one.unit().equals(other.unit()) || one.unit().isEmpty()
        || other.unit().isEmpty();
    return unit && one.percent() == other.percent() && one.value().compareTo(other.value()) == 0;
  }

  /** The longest option that the statement begins with. */
  Optional<Integer> beginning() {
    int longest = -1;
    for (int option = 0; option < options.size(); option++) {
      boolean begins = isKnown(option) && statement.startsWith(text(option))
          && !isWord(text(option).length());
      if (begins && (longest < 0 || text(option).length() > text(longest).length())) {
        longest = option;
      }
    }
    return longest < 0 ? Optional.empty() : Optional.of(longest);
  }

  /** The option that alone is named in the statement; one inside a longer one is not named. */
  Optional<Integer> only() {
    int[] named = IntStream.range(0, options.size()).filter(this::isNamed).toArray();
    int[] whole = IntStream.of(named)
        .filter(option -> IntStream.of(named)
            .noneMatch(other -> other != option && text(other).contains(text(option))))
        .toArray();
    return whole.length == 1 ? Optional.of(whole[0]) : Optional.empty();
  }

  private boolean isNamed(int option) {
    String text = text(option);
    int at = isKnown(option) ? statement.indexOf(text) : -1;
    while (at >= 0 && (isWord(at - 1) || isWord(at + text.length()))) {
      at = statement.indexOf(text, at + 1);
    }
    return at >= 0;
  }

  private boolean isKnown(int option) {
    return !text(option).isEmpty();
  }

  private String text(int option) {
    return options.texts().get(option);
  }

  private boolean isWord(int at) {
    char c = Characters.at(statement, at);
    boolean point = (c == '.' || c == ',') && Character.isDigit(Characters.at(statement, at + 1));
    return point || (Characters.isWord(c) && !Characters.isIdeographic(c));
  }

  private static Optional<Integer> first(IntStream options) {
    OptionalInt first = options.findFirst();
    return first.isPresent() ? Optional.of(first.getAsInt()) : Optional.empty();
  }
}
