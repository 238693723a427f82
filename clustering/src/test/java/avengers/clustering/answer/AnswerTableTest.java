package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of replies and what is read from them: {@code answers.txt}. */
class AnswerTableTest {
  private static final AnswerKind CHOICES = new AnswerKind.Choices(new Options('D'));

  static Stream<Arguments> table() throws IOException {
    try (InputStream file = AnswerTableTest.class.getResourceAsStream("answers.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", -1))
          .map(cells -> arguments(cells[0], cells[1], cells[2]))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("table")
  void theTableHolds(String kind, String cell, String expected) {
    String reply = cell.replaceAll("(?<=^| )/(?= |$)", "\n").replaceAll(" *\n *", "\n");

    String read = kind(kind).read(reply).map(AnswerTableTest::text).orElse("-");

    assertThat(read).isEqualTo(expected);
  }

  @Test
  void theTableIsLong() throws IOException {
    assertThat(table()).hasSizeGreaterThan(120).doesNotHaveDuplicates();
  }

  @Test
  void aReplyAgreesWithItself() throws IOException {
    assertThat(table()).allSatisfy(row -> {
      AnswerKind kind = kind((String) Objects.requireNonNull(row.get()[0]));
      String reply = (String) Objects.requireNonNull(row.get()[1]);
      assertThat(kind.read(reply)).isEqualTo(kind.read(reply));
    });
  }

  @Test
  void agreementIsSymmetric() throws IOException {
    List<Answer> answers = table()
        .flatMap(row -> kind((String) row.get()[0]).read((String) row.get()[1]).stream())
        .toList();

    for (Answer one : answers) {
      assertThat(answers).allMatch(other -> one.equals(other) == other.equals(one)
          && (!one.equals(other) || one.hashCode() == other.hashCode()));
    }
  }

  private static AnswerKind kind(String name) {
    return switch (name) {
      case "date" -> new AnswerKind.Dates(AnswerKind.Dates.Order.UNKNOWN);
      case "date eu" -> new AnswerKind.Dates(AnswerKind.Dates.Order.DAY_FIRST);
      case "date us" -> new AnswerKind.Dates(AnswerKind.Dates.Order.MONTH_FIRST);
      case "formula" -> new AnswerKind.Formulas();
      case "list" -> new AnswerKind.Lists();
      case "literal" -> new AnswerKind.Literals(false);
      case "number" -> new AnswerKind.Numbers(true, false);
      case "quantity" -> new AnswerKind.Numbers(true, true);
      case "quoted text" -> new AnswerKind.Literals(true);
      case "share" -> new AnswerKind.Numbers(false, false);
      case "choice" -> CHOICES;
      case "text" -> new AnswerKind.ShortTexts();
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
      case Answer.Choice choice -> String.valueOf(choice.letter());
      case Answer.ShortText shortText -> shortText.normalised();
    };
  }
}
