package avengers.gateway.demo.simulated;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reader of statements with {@code and}, {@code or}, {@code not} and parentheses, by recursive
 * descent.
 */
final class Proposition {

  private static final int LONGEST = 80;

  private final Deque<String> words;
  private final Map<String, Boolean> truths;

  private Proposition(List<String> words, Map<String, Boolean> truths) {
    this.words = new ArrayDeque<>(words);
    this.truths = truths;
  }

  /**
   * Whether the statement holds given the truth of its letters, or nothing if it cannot be read.
   */
  static Optional<Boolean> value(String statement, Map<String, Boolean> truths) {
    String spaced = statement.replace("(", " ( ").replace(")", " ) ");
    List<String> words = List.of(Whitespace.collapse(spaced).split(" ", -1));
    if (words.size() > LONGEST) {
      return Optional.empty();
    }
    var proposition = new Proposition(words, truths);
    return proposition.either().filter(_ -> proposition.words.isEmpty());
  }

  private Optional<Boolean> either() {
    Optional<Boolean> value = both();
    while (value.isPresent() && take("or")) {
      boolean left = value.get();
      value = both().map(right -> left || right);
    }
    return value;
  }

  private Optional<Boolean> both() {
    Optional<Boolean> value = one();
    while (value.isPresent() && take("and")) {
      boolean left = value.get();
      value = one().map(right -> left && right);
    }
    return value;
  }

  private Optional<Boolean> one() {
    if (take("not")) {
      return one().map(value -> !value);
    }
    if (take("(")) {
      return either().filter(_ -> take(")"));
    }
    return Optional.ofNullable(words.poll())
        .flatMap(letter -> Optional.ofNullable(truths.get(letter)));
  }

  private boolean take(String word) {
    if (!word.equals(words.peek())) {
      return false;
    }
    words.remove();
    return true;
  }
}
