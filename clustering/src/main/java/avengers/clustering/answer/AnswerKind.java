package avengers.clustering.answer;

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

  /** Its name in files, headers and metrics. */
  String label();

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
    public String label() {
      return "choice";
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

    @Override
    public String label() {
      return "free_text";
    }
  }

  /** Code: the last fenced block, or a reply that is nothing but code. */
  record Code() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return CodeReader.read(reading.reply().text()).map(Answer.Code::new);
    }

    @Override
    public String label() {
      return "code";
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

    @Override
    public String label() {
      return "json";
    }
  }

  /** A number. */
  record Numbers() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return NumberReader.read(reading.statement()).map(Answer.Numeric::new);
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

    @Override
    public String label() {
      return "tool_calls";
    }
  }

  /** Yes or no, true or false. */
  record YesNo() implements AnswerKind {
    @Override
    public Optional<Answer> read(Reading reading) {
      return YesNoReader.read(reading.statement()).map(Answer.YesNo::new);
    }

    @Override
    public String label() {
      return "yes_no";
    }

    @Override
    public int alternatives() {
      return 2;
    }
  }
}
