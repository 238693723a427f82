package avengers.gateway.demo.simulated;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The kind of an answer, on which its wording depends. */
public enum Kind {

  /** A number in plain digits. */
  NUMBER,

  /** One of the letters A to D. */
  CHOICE,

  /** A short text: a word, a name, a date, yes or no, or a list. */
  TEXT;

  private static final List<String> NEARBY = List.of("1", "-1", "10", "-10", "2", "-2", "3", "4");
  private static final int ONE_IN = 3;

  /** The text, to some questions with an instruction appended. */
  String withInstruction(String text, RandomGenerator random) {
    if (random.nextInt(ONE_IN) != 0) {
      return text;
    }
    List<String> instructions = instructions();
    String separator = this == CHOICE ? "\n" : " ";
    return text + separator + instructions.get(random.nextInt(instructions.size()));
  }

  /** The text without the instruction at its end, if it has one. */
  static String withoutInstruction(String text) {
    return Stream.of(values())
        .flatMap(kind -> kind.instructions().stream())
        .filter(text::endsWith)
        .findFirst()
        .map(instruction -> text.substring(0, text.length() - instruction.length()).strip())
        .orElse(text);
  }

  /** Answers of this kind that stand close to the given one; it may be among them. */
  List<String> near(String answer) {
    return switch (this) {
      case NUMBER -> nearNumber(new BigDecimal(answer));
      case CHOICE -> List.of("A", "B", "C", "D");
      case TEXT -> List.of();
    };
  }

  private static List<String> nearNumber(BigDecimal number) {
    return NEARBY.stream()
        .map(BigDecimal::new)
        .map(number::add)
        .filter(near -> near.signum() >= 0 || number.signum() < 0)
        .map(Solution::plain)
        .toList();
  }

  private List<String> instructions() {
    return switch (this) {
      case NUMBER -> List.of("Answer with a number.", "Give only the number.",
          "Reply with the number alone.");
      case CHOICE -> List.of("Answer with the letter.", "Choose one option.",
          "Give the letter of the right option.");
      case TEXT -> List.of("Give only the final answer.", "Keep the answer short.");
    };
  }
}
