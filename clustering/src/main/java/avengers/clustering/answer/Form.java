package avengers.clustering.answer;

import avengers.clustering.answer.choice.YesNoReader;
import avengers.clustering.answer.code.CodeReader;
import avengers.clustering.answer.code.LiteralReader;
import avengers.clustering.answer.date.DateReader;
import avengers.clustering.answer.formula.FormulaReader;
import avengers.clustering.answer.json.JsonValue;
import avengers.clustering.answer.list.ListReader;
import avengers.clustering.answer.number.NumberReader;
import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.text.Characters;
import java.util.Optional;

/** In what form a reply states its answer: what it could be compared as, looked at by itself. */
enum Form {
  /** It calls tools. */
  CALLS,
  /** It is code. */
  CODE,
  /** A date. */
  DATE,
  /** A formula. */
  FORMULA,
  /** An object in JSON, without a field that announces the answer. */
  JSON,
  /** A list of short items. */
  LIST,
  /** A text that is too long to be said twice in the same words. */
  LONG,
  /** No more than marks. */
  NOTHING,
  /** One number. */
  NUMBER,
  /** A text in quotes. */
  QUOTED,
  /** A short text. */
  SHORT,
  /** A value of code in brackets. */
  VALUE,
  /** Yes or no, true or false. */
  YES_NO;

  /** A longer reply that announces no answer states none in its last line either. */
  private static final int LONGEST_REPLY = 600;

  static Form of(Reading reading, String body) {
    Statement statement = reading.statement();
    if (!reading.reply().calls().isEmpty()) {
      return CALLS;
    }
    if (body.contains("```") && CodeReader.answersInCode(reading.reply().text(), statement)) {
      return CODE;
    }
    if (!statement.announced() && isObject(body)) {
      return JSON;
    }
    return statement.source().isBlank()
        ? NOTHING
        : value(statement, body).orElseGet(() -> text(statement, body));
  }

  private static boolean isObject(String body) {
    int start = Characters.skipWhitespace(body, 0);
    return (body.startsWith("{", start) || body.contains("```json"))
        && JsonValue.statedBy(body).filter(JsonValue.Members.class::isInstance).isPresent();
  }

  private static Optional<Form> value(Statement statement, String body) {
    if (LiteralReader.isLiteral(statement)) {
      return Optional.of(LiteralReader.isText(statement) ? QUOTED : VALUE);
    }
    if (NumberReader.isOneNumber(statement) && !ListReader.isItem(statement, body)) {
      return Optional.of(YesNoReader.isReasoned(statement) ? YES_NO : NUMBER);
    }
    if (YesNoReader.read(statement).isPresent()) {
      return Optional.of(YES_NO);
    }
    if (DateReader.isDate(statement)) {
      return Optional.of(DATE);
    }
    if (FormulaReader.isFormula(statement)) {
      return Optional.of(FORMULA);
    }
    return ListReader.isList(statement) ? Optional.of(LIST) : Optional.empty();
  }

  private static Form text(Statement statement, String body) {
    boolean whole = statement.announced() || body.length() <= LONGEST_REPLY;
    return whole && statement.text().length() <= AnswerKind.ShortTexts.LONGEST ? SHORT : LONG;
  }
}
