package avengers.clustering.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the answers to one query are compared as. Two replies agree when the answers that one kind
 * reads from them are equal.
 */
public sealed interface AnswerKind {
  /** What a reply answers; empty where it states nothing of this kind. */
  Optional<Answer> read(Reading reading);

  /** What a whole text answers. */
  default Optional<Answer> read(String reply) {
    return read(Reading.of(Reply.of(reply)));
  }

  /** Its name in files, headers and metrics. */
  String label();

  /**
   * How many answers there are to choose from. Wrong answers to an open question scatter over more
   * than can be counted; ten stand for them.
   */
  default int alternatives() {
    return 10;
  }

  /** One of the options that the query lists. */
  record Choices(Options options) implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return ChoiceReader.read(reading.statement(), options.last()).map(Answer.Choice::new);
    }

    @Override
    public String label() {
      return "choice";
    }

    @Override
    public int alternatives() {
      return options.last() - 'A' + 1;
    }
  }

  /**
   * A date.
   *
   * @param order how dates are read that are not clear in themselves
   */
  record Dates(Order order) implements AnswerKind {
    /** Whether the month or the day comes first in 5/6/2024. */
    public enum Order {
      /** As in the United States: the query says MM/DD/YYYY. */
      MONTH_FIRST,
      /** The query says DD/MM/YYYY. */
      DAY_FIRST,
      /** Nobody said it: such a date equals only itself. */
      UNKNOWN
    }

    /** How the dates are read that answer a query. */
    static Dates of(String query) {
      String lower = TextNormaliser.lowerCase(query);
      return new Dates(lower.contains("mm/dd") || lower.contains("mm-dd-yy")
          ? Order.MONTH_FIRST
          : lower.contains("dd/mm") || lower.contains("dd-mm")
              ? Order.DAY_FIRST
              : Order.UNKNOWN);
    }

    @Override
    public Optional<Answer> read(Reading reading) {
      return DateReader.read(reading.statement(), order).map(Answer.CalendarDate::new);
    }

    @Override
    public String label() {
      return "date";
    }
  }

  /** A formula, in LaTeX or as people type it. */
  record Formulas() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return FormulaReader.read(reading.statement()).map(Answer.Expression::new);
    }

    @Override
    public String label() {
      return "formula";
    }
  }

  /** A list of numbers and short texts: in their order, unless in braces. */
  record Lists() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return ListReader.read(reading).map(items -> items);
    }

    @Override
    public String label() {
      return "list";
    }
  }

  /**
   * A value of code: a list, a dictionary, a text in quotes.
   *
   * @param texts whether the answers are texts, so that one without quotes is one, too
   */
  record Literals(boolean texts) implements AnswerKind {
    /** How these statements' values are compared: as texts, if most of those in a form are. */
    static Literals of(List<Statement> statements) {
      long literals = statements.stream().filter(LiteralReader::isLiteral).count();
      long texts = statements.stream().filter(LiteralReader::isText).count();
      return new Literals(texts * 2 > literals);
    }

    @Override
    public Optional<Answer> read(Reading reading) {
      return (texts ? LiteralReader.readText(reading) : LiteralReader.read(reading))
          .map(Answer.Literal::new);
    }

    @Override
    public String label() {
      return "literal";
    }
  }

  /**
   * A number.
   *
   * @param percentAsked whether 50 % is 50; else it is 0.5. It is 50 where the query asks for
   * percents, or a bare number is more than a share can be
   * @param unitsKept whether 5 km is not 5 m, and neither is a bare 5. They are kept once two units
   * were stated: as long as there is one at most, "5" and "5 km" say the same
   */
  record Numbers(boolean percentAsked, boolean unitsKept) implements AnswerKind {
    /** How these statements' numbers are compared. */
    static Numbers of(String query, List<Statement> statements) {
      List<Quantity> numbers = statements.stream()
          .flatMap(statement -> NumberReader.read(statement).stream())
          .toList();
      boolean percent = asksForPercent(query) || numbers.stream().anyMatch(Quantity::isNoShare);
      return new Numbers(percent, numbers.stream()
          .map(Quantity::unit)
          .filter(unit -> !unit.isEmpty())
          .distinct()
          .count() > 1);
    }

    /** How they may be compared when more statements are there: what was true remains so. */
    static List<Numbers> possible(String query, List<Statement> statements) {
      Numbers now = of(query, statements);
      return Stream.of(now, new Numbers(true, now.unitsKept), new Numbers(now.percentAsked, true),
          new Numbers(true, true)).distinct().toList();
    }

    private static boolean asksForPercent(String query) {
      String lower = TextNormaliser.lowerCase(query);
      return lower.contains("percent") || lower.contains("per cent") || lower.indexOf('%') >= 0
          || lower.contains("prozent") || lower.contains("百分");
    }

    @Override
    public Optional<Answer> read(Reading reading) {
      return NumberReader.read(reading.statement())
          .map(number -> new Answer.Numeric(number.value(percentAsked),
              unitsKept ? number.unit() : ""));
    }

    @Override
    public String label() {
      return "number";
    }
  }

  /** A short text. */
  record ShortTexts() implements AnswerKind {
    private static final int LONGEST = 240;

    @Override
    public Optional<Answer> read(Reading reading) {
      String text = TextNormaliser.normalise(reading.statement().text());
      return text.isEmpty() || text.length() > LONGEST
          ? Optional.empty()
          : Optional.of(new Answer.ShortText(text));
    }

    @Override
    public String label() {
      return "short_text";
    }
  }
}
