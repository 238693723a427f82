package avengers.clustering.answer.formula;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Sides that are compared with each other; one side, where nothing is.
 *
 * @param signs one fewer than sides
 */
record MathRelation(List<MathTerm> sides, List<String> signs) {
  MathRelation {
    sides = List.copyOf(sides);
    signs = List.copyOf(signs);
  }

  /** The parts of an answer in one text: "5" for "x = 5", "2,3" for "x = 2 or x = 3". */
  static String answer(List<MathRelation> parts) {
    List<String> variables = parts.stream().map(MathRelation::variable).distinct().toList();
    boolean one = variables.size() == 1 && !variables.getFirst().isEmpty();
    return parts.stream()
        .map(part -> one ? part.value() : part.text())
        .collect(Collectors.joining(","));
  }

  /** What is said to be something: the x of "x = 5", "5 = x" and "x ∈ [0, 1]"; or nothing. */
  private String variable() {
    boolean says = !signs.isEmpty() && signs.stream().allMatch(sign -> "=∈".contains(sign));
    if (!says) {
      return "";
    }
    String first = sides.getFirst().text();
    String last = sides.getLast().text();
    return isVariable(first)
        ? first
        : sides.size() == 2 && signs.getFirst().equals("=") && isVariable(last)
            ? last
            : "";
  }

  private String value() {
    return isVariable(sides.getFirst().text())
        ? sides.getLast().text()
        : sides.getFirst().text();
  }

  /** "x", "x_1", "f(x)" */
  private static boolean isVariable(String text) {
    boolean letter = !text.isEmpty() && Character.isLetter(text.charAt(0));
    return letter && (text.length() == 1
        || (text.length() == 3 && text.charAt(1) == '_')
        || (text.length() == 4 && text.charAt(1) == '(' && text.charAt(3) == ')'));
  }

  /** As one text; the lesser side first. */
  String text() {
    String sign = signs.size() == 1 ? signs.getFirst() : "";
    if (sign.equals(">") || sign.equals("≥")) {
      return sides.getLast().text() + (sign.equals(">") ? "<" : "≤") + sides.getFirst().text();
    }
    StringBuilder text = new StringBuilder(sides.getFirst().text());
    for (int i = 0; i < signs.size(); i++) {
      text.append(signs.get(i)).append(sides.get(i + 1).text());
    }
    return text.toString();
  }

  MathTerm term() {
    return signs.isEmpty() ? sides.getFirst() : MathTerm.loose(text());
  }
}
