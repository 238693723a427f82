package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.date.DateOrder;
import avengers.clustering.testing.Vectors;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever way a value is written, it is one answer; and what a reader writes, it reads again. */
class SameValueTest {
  private static final int ROUNDS = 300;
  private static final List<String> WORDS = List.of("apple", "Pear", "red fox", "Oslo", "lime");

  private final RandomGenerator random = Vectors.seeded(11);

  @Test
  void aNumberIsOneInEveryNotation() {
    eachWay(new AnswerKind.Numbers(false, false), () -> random.nextInt(-2_000_000, 2_000_000),
        SameValueTest::numbers);
  }

  @Test
  void aQuantityIsOneInEveryNotation() {
    eachWay(new AnswerKind.Numbers(false, true), () -> random.nextInt(1, 5000),
        value -> List.of(value + " km", value + "km", value + " kilometers", value + ".0 kilometre",
            "\\boxed{" + value + "\\text{ km}}", "Answer: **" + value + "** km"));
  }

  @Test
  void aDateIsOneInEveryNotation() {
    eachWay(new AnswerKind.Dates(DateOrder.DAY_FIRST),
        () -> LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000)), SameValueTest::dates);
  }

  @Test
  void aFormulaIsOneInEveryNotation() {
    eachWay(new AnswerKind.Formulas(), () -> random.nextInt(2, 99) + " " + random.nextInt(2, 99)
        + " " + random.nextInt(2, 99), SameValueTest::formulas);
  }

  @Test
  void aSetHasNoOrder() {
    eachWay(new AnswerKind.Formulas(), this::members, members -> {
      List<Integer> shuffled = new ArrayList<>(members);
      Collections.shuffle(shuffled, Random.from(random));
      String text = shuffled.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return List.of("{" + text + "}", "\\{" + text + "\\}", "\\boxed{\\left\\{" + text
          + "\\right\\}}", "$\\{" + text.replace(" ", "") + "\\}$");
    });
  }

  @Test
  void aListIsOneInEveryNotation() {
    eachWay(new AnswerKind.Lists(), () -> IntStream.range(0, random.nextInt(2, 6))
        .mapToObj(i -> random.nextBoolean()
            ? String.valueOf(random.nextInt(1000))
            : WORDS.get(random.nextInt(WORDS.size())))
        .toList(), SameValueTest::lists);
  }

  @Test
  void aLiteralIsOneInPythonAndInJson() {
    eachWay(new AnswerKind.Literals(false), () -> new Value(random, 3), value -> List.of(
        value.write("'", ", ", true), value.write("\"", " ,", false), value.write("'", ",\n", true),
        "`" + value.write("'", ", ", true) + "`",
        "assert f(1) == " + value.write("\"", ", ", true) + "  # so it is"));
  }

  /** All notations of a value are one answer, which another value's is not. */
  private static <T> void eachWay(AnswerKind kind, Supplier<T> values,
      Function<T, List<String>> notations) {
    T last = values.get();
    for (int round = 0; round < ROUNDS; round++) {
      T value = values.get();
      Optional<Answer> first = kind.read(notations.apply(value).getFirst());
      assertThat(first).as("%s", value).isPresent();
      assertThat(notations.apply(value))
          .allSatisfy(text -> assertThat(kind.read(text)).as(text).isEqualTo(first));
      assertThat(kind.read(canonical(first.orElseThrow()))).as("%s again", first)
          .isEqualTo(first);
      if (!value.toString().equals(last.toString())) {
        assertThat(kind.read(notations.apply(last).getLast())).isNotEqualTo(first);
      }
      last = value;
    }
  }

  private static String canonical(Answer answer) {
    return switch (answer) {
      case Answer.CalendarDate date -> date.iso();
      case Answer.Expression formula -> formula.canonical();
      case Answer.Items list -> String.join("; ", list.items());
      case Answer.Literal literal -> literal.canonical();
      case Answer.Numeric number -> number.value().toPlainString() + " " + number.unit();
      case Answer other -> throw new IllegalArgumentException(other.toString());
    };
  }

  private static List<String> numbers(int value) {
    String plain = String.valueOf(value);
    String grouped = String.format(Locale.ROOT, "%,d", value);
    StringBuilder wide = new StringBuilder();
    plain.chars().forEach(c -> wide.append((char) (c == '-' ? '−' : c - '0' + '０')));
    return List.of(plain, grouped, grouped.replace(',', ' '), grouped.replace(",", "'"),
        plain + ".00", plain + "e0", "Answer: " + grouped, "\\boxed{" + grouped.replace(",",
            "{,}") + "}",
        plain + "/1", wide.toString(), "x = " + plain, plain + " × 10^0");
  }

  private static List<String> dates(LocalDate date) {
    String english = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String german = date.getMonth().getDisplayName(TextStyle.FULL, Locale.GERMAN);
    String french = date.getMonth().getDisplayName(TextStyle.FULL, Locale.FRENCH);
    int day = date.getDayOfMonth();
    int year = date.getYear();
    return List.of(date.toString(), day + " " + english + " " + year, english + " " + day + ", "
        + year, "the " + day + "th of " + english.substring(0, 3) + " " + year,
        day + ". " + german
            + " " + year,
        day + " " + french + " " + year, DateTimeFormatter.ofPattern("dd.MM.yyyy",
            Locale.ROOT).format(date),
        DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT)
            .format(date),
        year + "年" + date.getMonthValue() + "月" + day + "日");
  }

  private static List<String> formulas(String numbers) {
    List<String> parts = List.of(numbers.split(" ", -1));
    String a = parts.get(0);
    String b = parts.get(1);
    String c = parts.get(2);
    return List.of("\\frac{" + a + "\\sqrt{" + b + "}}{" + c + "}", a + "√" + b + "/" + c,
        "x = \\dfrac{" + a + "}{" + c + "} \\sqrt{" + b + "}", a + " * sqrt(" + b + ") / " + c,
        "$\\boxed{\\left(\\frac{" + a + "\\cdot\\sqrt{" + b + "}}{" + c + "}\\right)}$");
  }

  private List<Integer> members() {
    return Stream.generate(() -> random.nextInt(-9, 99)).distinct().limit(3).sorted().toList();
  }

  private static List<String> lists(List<String> items) {
    String commas = String.join(", ", items);
    return List.of(commas, String.join("; ", items), "[" + commas + "]",
        String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast(),
        "Answer:\n- " + String.join("\n- ", items), "The answer is " + commas + ".");
  }

  /** A random value of code. */
  private static final class Value {
    private final String text;
    private final List<Value> members = new ArrayList<>();
    private final boolean keyed;

    Value(RandomGenerator random, int depth) {
      boolean leaf = depth == 0;
      keyed = random.nextBoolean();
      text = leaf ? WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(9) : "";
      for (int i = leaf ? 0 : random.nextInt(1, 4); i > 0; i--) {
        members.add(new Value(random, depth - 1));
      }
    }

    /** In one of many layouts; the keys of a dictionary in one order or the other. */
    String write(String quote, String comma, boolean forward) {
      if (members.isEmpty()) {
        return quote + text + quote;
      }
      List<String> written = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        written.add((keyed ? quote + "key" + i + quote + ": " : "")
            + members.get(i).write(quote, comma, forward));
      }
      if (keyed && !forward) {
        Collections.reverse(written);
      }
      return (keyed ? "{" : "[") + String.join(comma, written) + (keyed ? "}" : "]");
    }

    @Override
    public String toString() {
      return write("'", ",", true);
    }
  }
}
