package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import avengers.clustering.answer.choice.Options;
import avengers.clustering.answer.date.DateOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of replies and what is read from them: {@code answers.txt}. */
class AnswerTableTest {
  /** The options of a row stand in its first cell, as the query lists them. */
  private static final String CHOICE_OF = "choice of ";

  static Stream<Arguments> table() {
    return lines().filter(line -> !line.startsWith("schema "))
        .map(line -> line.split(" \\| ", -1))
        .map(cells -> arguments(cells[0], cells[1], cells[2]));
  }

  private static Stream<String> lines() {
    try (InputStream file = AnswerTableTest.class.getResourceAsStream("answers.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("table")
  void theTableHolds(String kind, String cell, String expected) {
    String read = kind(kind).read(reading(kind, cell)).map(AnswerTableTest::text).orElse("-");

    assertThat(read).isEqualTo(expected);
  }

  @Test
  void theTableIsLong() {
    assertThat(table()).hasSizeGreaterThan(120).doesNotHaveDuplicates();
  }

  @Test
  void aReplyAgreesWithItself() {
    assertThat(table()).allSatisfy(row -> {
      AnswerKind kind = kind((String) Objects.requireNonNull(row.get()[0]));
      Reading reading = reading((String) row.get()[0], (String) row.get()[1]);
      assertThat(kind.read(reading)).isEqualTo(kind.read(reading));
    });
  }

  @Test
  void agreementIsSymmetric() {
    List<Answer> answers = table()
        .flatMap(row -> kind((String) row.get()[0])
            .read(reading((String) row.get()[0], (String) row.get()[1]))
            .stream())
        .toList();

    for (Answer one : answers) {
      assertThat(answers).allMatch(other -> one.equals(other) == other.equals(one)
          && (!one.equals(other) || one.hashCode() == other.hashCode()));
    }
  }

  /** A slash that stands alone begins a new line. */
  private static String lines(String cell) {
    return cell.replaceAll("(?<=^| )/(?= |$)", "\n").replaceAll(" *\n *", "\n");
  }

  /** The reply in a cell: a text, or calls of tools. */
  private static Reading reading(String kind, String cell) {
    String text = lines(cell).replace('·', ' ');
    return Reading.of(kind.equals("tool_calls") && cell.contains("{")
        ? new Reply("", calls(cell), Reply.Ending.COMPLETE, Optional.empty())
        : Reply.of(text));
  }

  /** Calls as in {@code weather{"city": "Rome"} + time{}}. */
  private static List<ToolCall> calls(String cell) {
    return Arrays.stream(cell.split(" \\+ ", -1))
        .map(call -> new ToolCall(call.substring(0, call.indexOf('{')),
            call.substring(call.indexOf('{'))))
        .toList();
  }

  private static String schema(String name) {
    return lines().map(line -> line.split(" \\| ", -1))
        .filter(cells -> cells[0].equals("schema " + name))
        .map(cells -> cells[1])
        .findFirst()
        .orElseThrow();
  }

  private static AnswerKind kind(String name) {
    if (name.startsWith(CHOICE_OF)) {
      return new AnswerKind.Choices(
          Options.of(lines(name.substring(CHOICE_OF.length()))).orElseThrow());
    }
    return name.startsWith("json ")
        ? AnswerKind.Json.of(new ResponseForm.JsonSchema(schema(name.substring(5)))).orElseThrow()
        : switch (name) {
          case "date" -> new AnswerKind.Dates(DateOrder.UNKNOWN);
          case "date eu" -> new AnswerKind.Dates(DateOrder.DAY_FIRST);
          case "date us" -> new AnswerKind.Dates(DateOrder.MONTH_FIRST);
          case "formula" -> new AnswerKind.Formulas();
          case "list" -> new AnswerKind.Lists();
          case "literal" -> new AnswerKind.Literals(false);
          case "number" -> new AnswerKind.Numbers(true, false);
          case "quantity" -> new AnswerKind.Numbers(true, true);
          case "quoted text" -> new AnswerKind.Literals(true);
          case "share" -> new AnswerKind.Numbers(false, false);
          case "choice" -> new AnswerKind.Choices(Options.letters('D'));
          case "text" -> new AnswerKind.ShortTexts();
          case "yes/no" -> new AnswerKind.YesNo();
          case "json" -> AnswerKind.Json.ANY;
          case "tool_calls" -> new AnswerKind.ToolCalls();
          case "code" -> new AnswerKind.Code();
          default -> throw new IllegalArgumentException(name);
        };
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.CalendarDate date -> date.iso();
      case Answer.Expression formula -> formula.canonical();
      case Answer.Items list -> String.join("; ", list.items());
      case Answer.Literal literal -> literal.canonical();
      case Answer.Numeric number ->
        (number.value().toPlainString() + " " + number.unit()).strip();
      case Answer.Choice choice -> choice.option();
      case Answer.ShortText shortText -> shortText.normalised();
      case Answer.YesNo yesNo -> yesNo.yes() ? "yes" : "no";
      case Answer.Json json -> json.canonical();
      case Answer.ToolCalls(List<String> calls) -> calls.isEmpty()
          ? "none"
          : String.join(" + ", calls);
      case Answer.Code code -> code.normalised().replace("\n", " / ").replace('\t', '→');
    };
  }
}
