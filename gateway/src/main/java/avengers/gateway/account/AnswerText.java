package avengers.gateway.account;

import avengers.clustering.answer.Answer;
import java.math.BigDecimal;

/** An answer in the form in which it was compared, for people. */
final class AnswerText {
  private static final int LONGEST = 500;

  /** Digits beyond which a number is told with an exponent. */
  private static final int LONGEST_NUMBER = 40;

  private AnswerText() {}

  static String of(Answer answer) {
    return Texts.cut(switch (answer) {
      case Answer.CalendarDate(String iso) -> iso;
      case Answer.Choice(String option) -> option;
      case Answer.Code(String normalised) -> normalised;
      case Answer.Expression(String canonical) -> canonical;
      case Answer.Items items -> String.join(", ", items.items());
      case Answer.Json(String canonical) -> canonical;
      case Answer.Literal(String canonical) -> canonical;
      case Answer.Numeric(BigDecimal value, String unit) -> (number(value) + " " + unit).strip();
      case Answer.ShortText(String normalised) -> normalised;
      case Answer.ToolCalls calls -> String.join(", ", calls.calls());
      case Answer.YesNo(boolean yes) -> yes ? "yes" : "no";
    }, LONGEST);
  }

  private static String number(BigDecimal value) {
    boolean plain = Math.abs((long) value.scale()) <= LONGEST_NUMBER
        && value.precision() <= LONGEST_NUMBER;
    return plain ? value.toPlainString() : value.toString();
  }
}
