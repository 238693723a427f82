package avengers.clustering.answer.formula;

import avengers.clustering.answer.formula.MathToken.TokenType;
import java.math.BigDecimal;
import java.util.List;

/** A place among the parts of a formula, and whether all before it could be read. */
final class MathCursor {
  private final List<MathToken> tokens;
  private int at;
  private int bars;
  private boolean wrong;

  MathCursor(List<MathToken> tokens) {
    this.tokens = tokens;
  }

  boolean hasNext() {
    return at < tokens.size();
  }

  /** The part at the cursor, which stays there. */
  MathToken peek() {
    return tokens.get(at);
  }

  MathToken previous() {
    return tokens.get(at - 1);
  }

  MathToken next() {
    return tokens.get(at++);
  }

  void skip() {
    at++;
  }

  boolean isMark(String mark) {
    return isMark(at, mark);
  }

  /** Whether the part after this one is a mark. */
  boolean isMarkAhead(String mark) {
    return isMark(at + 1, mark);
  }

  private boolean isMark(int index, String mark) {
    return index < tokens.size() && tokens.get(index).is(mark);
  }

  /** Whether the part is one of these marks of one character. */
  boolean isOneOf(String marks) {
    return hasNext() && peek().type() == TokenType.MARK && peek().text().length() == 1
        && marks.contains(peek().text());
  }

  boolean isCommand(String name) {
    return hasNext() && peek().type() == TokenType.COMMAND
        && (peek().text() + " ").startsWith(name + " ");
  }

  /** Whether the formula, or what stands in brackets or in a cell of it, ends here. */
  boolean isEnd() {
    return !hasNext() || isMark(")") || isMark("]") || isMark("}") || isMark("\\}")
        || isMark("⟩") || isMark("\\\\") || isMark("&") || isCommand("end")
        || (bars > 0 && isMark("|"));
  }

  /** A bar ends what it began: inside of it, the next one is the other end. */
  void openBar() {
    bars++;
  }

  void closeBar() {
    bars--;
  }

  boolean isWrong() {
    return wrong;
  }

  void failIf(boolean problem) {
    wrong |= problem;
  }

  /** Gives up; the term is nobody's. */
  MathTerm fail() {
    wrong = true;
    at = tokens.size();
    return MathTerm.number(BigDecimal.ZERO);
  }
}
