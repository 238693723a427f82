package avengers.clustering.answer.json;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.answer.ToolCall;
import avengers.clustering.testing.Vectors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever way a value is written, it votes for the same; whatever else is said, for another. */
class JsonEquivalenceTest {
  private static final int ROUNDS = 2_000;
  private static final List<JsonValue> WORDS = List.of(JsonValue.Word.TRUE, JsonValue.Word.FALSE,
      JsonValue.Word.NULL);
  private static final List<String> BLANKS = List.of("", " ", "\n", "\t ", "\r\n  ");

  @Test
  void orderOfMembersSpellingOfNumbersAndBlanksDoNotMatter() {
    RandomGenerator random = Vectors.seeded(3);
    for (int round = 0; round < ROUNDS; round++) {
      JsonValue value = value(random, 3);
      String one = spelled(value, random);
      String other = spelled(value, random);

      assertThat(JsonValue.parse(one)).as(one).contains(value);
      assertThat(AnswerKind.Json.ANY.read("[" + other + "]")).as("%s and %s", one, other)
          .isPresent()
          .isEqualTo(AnswerKind.Json.ANY.read("[" + one + "]"));
    }
  }

  @Test
  void theCanonicalFormSaysTheSameValue() {
    RandomGenerator random = Vectors.seeded(4);
    for (int round = 0; round < ROUNDS; round++) {
      JsonValue value = value(random, 4);

      assertThat(JsonValue.parse(value.canonical())).contains(value);
    }
  }

  @Test
  void differentValuesHaveDifferentForms() {
    RandomGenerator random = Vectors.seeded(5);
    for (int round = 0; round < ROUNDS; round++) {
      JsonValue one = value(random, 2);
      JsonValue other = value(random, 2);

      assertThat(one.canonical().equals(other.canonical())).isEqualTo(one.equals(other));
    }
  }

  @Test
  void theOrderOfCallsAndOfTheirArgumentsDoesNotMatter() {
    RandomGenerator random = Vectors.seeded(6);
    for (int round = 0; round < ROUNDS; round++) {
      List<ToolCall> calls = new ArrayList<>();
      List<ToolCall> others = new ArrayList<>();
      for (int call = random.nextInt(1, 4); call > 0; call--) {
        JsonValue arguments = object(random, 2);
        String name = "tool" + random.nextInt(2);
        calls.add(new ToolCall(name, spelled(arguments, random)));
        others.add(new ToolCall(name, spelled(arguments, random)));
      }
      Collections.shuffle(others, Random.from(random));

      assertThat(read(calls)).isPresent().isEqualTo(read(others));
      assertThat(read(calls.subList(1, calls.size()))).isNotEqualTo(read(others));
    }
  }

  private static Optional<Answer> read(List<ToolCall> calls) {
    return new AnswerKind.ToolCalls().read(
        Reading.of(new Reply("", calls, Reply.Ending.COMPLETE, Optional.empty())));
  }

  private static JsonValue value(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 5)) {
      case 0 -> new JsonValue.Text(text(random));
      case 1 -> new JsonValue.Numeric(number(random));
      case 2 -> WORDS.get(random.nextInt(WORDS.size()));
      case 3 -> object(random, depth);
      default -> new JsonValue.Items(Stream.generate(() -> value(random, depth - 1))
          .limit(random.nextInt(4))
          .toList());
    };
  }

  private static JsonValue.Members object(RandomGenerator random, int depth) {
    TreeMap<String, JsonValue> members = new TreeMap<>();
    for (int member = random.nextInt(4); member > 0; member--) {
      members.put(text(random), value(random, depth - 1));
    }
    return new JsonValue.Members(members);
  }

  private static BigDecimal number(RandomGenerator random) {
    return BigDecimal.valueOf(random.nextInt(-2_000, 2_000), random.nextInt(-30, 30));
  }

  private static String text(RandomGenerator random) {
    return random.ints(random.nextInt(3), 0, 6)
        .mapToObj(i -> String.valueOf("a\"\\\n/😀".charAt(i)))
        .collect(Collectors.joining());
  }

  /** Some way to write a value. */
  private static String spelled(JsonValue value, RandomGenerator random) {
    String blank = BLANKS.get(random.nextInt(BLANKS.size()));
    return blank + switch (value) {
      case JsonValue.Items(List<JsonValue> items) -> items.stream()
          .map(item -> spelled(item, random))
          .collect(Collectors.joining(",", "[", blank + "]"));
      case JsonValue.Members members -> {
        List<String> names = new ArrayList<>(members.values().keySet());
        Collections.shuffle(names, Random.from(random));
        yield names.stream()
            .map(name -> spelled(new JsonValue.Text(name), random) + blank + ":"
                + spelled(members.get(name).orElseThrow(), random))
            .collect(Collectors.joining(",", "{", blank + "}"));
      }
      case JsonValue.Numeric(BigDecimal number) -> switch (random.nextInt(3)) {
        case 0 -> number.setScale(Math.max(0, number.scale()) + random.nextInt(3)).toPlainString();
        case 1 -> number.unscaledValue() + "e" + -number.scale();
        default -> number.unscaledValue() + ".00E" + (number.scale() > 0 ? "-" : "+0")
            + Math.abs(number.scale());
      };
      case JsonValue.Text text -> random.nextBoolean() ? text.canonical() : escaped(text.value());
      case JsonValue.Word word -> word.canonical();
    } + blank;
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj("\\u%04X"::formatted)
        .collect(Collectors.joining("", "\"", "\""));
  }
}
