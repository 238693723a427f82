package avengers.clustering.answer;

import avengers.clustering.answer.choice.ChoiceReader;
import avengers.clustering.answer.choice.Options;
import avengers.clustering.answer.choice.YesNoReader;
import avengers.clustering.answer.code.CodeReader;
import avengers.clustering.answer.code.LiteralReader;
import avengers.clustering.answer.date.DateOrder;
import avengers.clustering.answer.date.DateReader;
import avengers.clustering.answer.formula.FormulaReader;
import avengers.clustering.answer.json.JsonComparison;
import avengers.clustering.answer.json.JsonValue;
import avengers.clustering.answer.list.ListReader;
import avengers.clustering.answer.number.NumberReader;
import avengers.clustering.answer.statement.Thoughts;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.Optional;

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

  /** Whether a whole reply is what a client that wants such an answer can use as it is. */
  default boolean isUsable(String reply) {
    return true;
  }

  /** Its name in files, headers and metrics. */
  default String label() {
    return switch (this) {
      case Choices _ -> "choice";
      case Code _ -> "code";
      case Dates _ -> "date";
      case Formulas _ -> "formula";
      case FreeText _ -> "free_text";
      case Json _ -> "json";
      case Lists _ -> "list";
      case Literals _ -> "literal";
      case Numbers _ -> "number";
      case ShortTexts _ -> "short_text";
      case ToolCalls _ -> "tool_calls";
      case YesNo _ -> "yes_no";
    };
  }

  /**
   * How many answers there are to choose from. Wrong answers to an open question scatter over more
   * than can be counted; ten stand for them.
   */
  default int alternatives() {
    return 10;
  }

  /**
   * One of the options that the query lists.
   *
   * @param options as a model was shown them that was asked the same as the others
   */
  record Choices(Options options) implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      Options shown = reading.options().orElse(options);
      return ChoiceReader.read(reading.statement(), shown)
          .map(option -> new Answer.Choice(shown.answer(option)));
    }

    @Override
    public int alternatives() {
      return options.size();
    }
  }

  /** Texts that cannot be compared: each says what it says. */
  record FreeText() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return Optional.empty();
    }
  }

  /** Code: the last fenced block, or a reply that is nothing but code. */
  record Code() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return CodeReader.read(reading.reply().text()).map(Answer.Code::new);
    }
  }

  /**
   * JSON, field by field.
   *
   * @param schema the JSON Schema that describes the fields; {@code true} describes none
   */
  record Json(JsonValue schema) implements AnswerKind {
    /** Any JSON, as it is. */
    public static final Json ANY = new Json(JsonValue.Word.TRUE);

    /** Empty where JSON was not asked for. */
    public static Optional<AnswerKind> of(ResponseForm form) {
      return switch (form) {
        case ResponseForm.AnyText _ -> Optional.empty();
        case ResponseForm.JsonObject _ -> Optional.of(ANY);
        case ResponseForm.JsonSchema(String schema) -> Optional.of(
            JsonValue.parse(schema).map(Json::new).orElse(ANY));
      };
    }

    @Override
    public Optional<Answer> read(Reading reading) {
      return JsonValue.statedBy(reading.reply().text())
          .flatMap(value -> JsonComparison.compared(schema, value))
          .map(compared -> new Answer.Json(compared.canonical()));
    }

    /** Clients parse the whole reply, and fail at a fence. */
    @Override
    public boolean isUsable(String reply) {
      return JsonValue.parse(reply).isPresent();
    }
  }

  /**
   * A date.
   *
   * @param order how dates are read that are not clear in themselves
   */
  record Dates(DateOrder order) implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return DateReader.read(reading.statement(), order).map(Answer.CalendarDate::new);
    }
  }

  /** A formula, in LaTeX or as people type it. */
  record Formulas() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return FormulaReader.read(reading.statement()).map(Answer.Expression::new);
    }
  }

  /** A list of numbers and short texts: in their order, unless in braces. */
  record Lists() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return ListReader.read(reading.statement(), reading.reply().text()).map(Answer.Items::new);
    }
  }

  /**
   * A value of code: a list, a dictionary, a text in quotes.
   *
   * @param texts whether the answers are texts, so that one without quotes is one, too
   */
  record Literals(boolean texts) implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return (texts
          ? LiteralReader.readText(reading.statement())
          : LiteralReader.read(reading.statement(), reading.reply().text()))
          .map(Answer.Literal::new);
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
    @Override
    public Optional<Answer> read(Reading reading) {
      return NumberReader.read(reading.statement())
          .map(number -> new Answer.Numeric(number.value(percentAsked),
              unitsKept ? number.unit() : ""));
    }
  }

  /** A short text. */
  record ShortTexts() implements AnswerKind {
    /** A longer text is said twice in the same words by nobody. */
    static final int LONGEST = 240;

    @Override
    public Optional<Answer> read(Reading reading) {
      String text = TextNormaliser.normalise(reading.statement().text());
      return text.isEmpty() || text.length() > LONGEST
          ? Optional.empty()
          : Optional.of(new Answer.ShortText(text));
    }
  }

  /**
   * Calls of tools. A reply that calls none, but says something, votes for calling none.
   */
  record ToolCalls() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      Reply reply = reading.reply();
      return reply.calls().isEmpty() && Thoughts.removedFrom(reply.text()).isBlank()
          ? Optional.empty()
          : Optional.of(new Answer.ToolCalls(
              reply.calls().stream().map(ToolCall::canonical).toList()));
    }
  }

  /** Yes or no, true or false. */
  record YesNo() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return YesNoReader.read(reading.statement()).map(Answer.YesNo::new);
    }

    @Override
    public int alternatives() {
      return 2;
    }
  }
}
