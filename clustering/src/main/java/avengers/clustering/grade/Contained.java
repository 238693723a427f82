package avengers.clustering.grade;

import avengers.clustering.answer.statement.Thoughts;
import java.util.Locale;

/** Right is a reply in which the right answer occurs, whatever its case and blanks. */
record Contained(String right) implements Rule {
  @Override
  public double grade(String reply) {
    return Rule.grade(plain(Thoughts.removedFrom(reply)).contains(plain(right)));
  }

  /** Lower case, every run of blanks one space. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        plain.append(c);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    return plain.toString().strip().toLowerCase(Locale.ROOT);
  }
}
