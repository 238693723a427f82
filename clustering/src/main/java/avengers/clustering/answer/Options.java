package avengers.clustering.answer;

import java.util.Optional;

/**
 * The lettered options of a multiple-choice query: lines that begin "A.", "A)", "A:" or "(A)".
 *
 * @param last the letter of the last option
 */
public record Options(char last) {

  /** Empty where there are not at least A and B, in order. */
  public static Optional<Options> of(String query) {
    char next = 'A';
    for (String line : (Iterable<String>) query.lines()::iterator) {
      if (isOption(line.strip(), next) && next <= 'Z') {
        next++;
      }
    }
    return next > 'B' ? Optional.of(new Options((char) (next - 1))) : Optional.empty();
  }

  private static boolean isOption(String line, char letter) {
    return line.startsWith("(" + letter + ")") || line.startsWith(letter + ".")
        || line.startsWith(letter + ")") || line.startsWith(letter + ":");
  }
}
