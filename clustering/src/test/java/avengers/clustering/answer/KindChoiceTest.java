package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindChoiceTest {
  private static final Reading CALL = Reading.of(new Reply("", List.of(new ToolCall("time", "{}")),
      Reply.Ending.COMPLETE, Optional.empty()));
  private static final Reading CUT = Reading.of(new Reply("5", List.of(), Reply.Ending.TRUNCATED,
      Optional.empty()));
  private static final String ESSAY = "One may see it in many ways, and few agree.\n\n".repeat(20);

  /** At least one reply in each form. */
  private static final List<Reading> REPLIES = List.of(CALL, CUT, read(""), read("..."), read("42"),
      read("5 km"), read("7 m"), read("50 %"), read("0.5"), read("Yes"), read("False."),
      read("17 May 2024"), read("```python\ndef f(x):\n    return x\n```"), read("{\"a\": 1}"),
      read("red, green and blue"), read("'a B'"), read("[1, 2]"), read("\\boxed{\\sqrt{3}}"),
      read("x^2 + 1"), read("Paris"), read("The answer is Rome"), read(ESSAY));

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      42                                | number
      42;43;no idea                     | number
      The answer is 42 apples           | number
      3 + 4 = 7                         | number
      so x = 7                          | number
      $1,200.50                         | number
      5 km                              | number
      \\boxed{\\frac{1}{2}}             | number
      42;no;idea                        | short_text
      Paris                             | short_text
      10:30                             | short_text
      H2O                               | short_text
      'Paris'                           | short_text
      in the year 1969 many things happened, of which none matters | short_text
      yes;No.;True                      | yes_no
      Yes, because it is odd.;no        | yes_no
      2024-05-17                        | date
      17 May 2024;18 May 2024;42        | date
      3, 4                              | list
      [3, 4];{3, 4}                     | list
      x^2                               | formula
      \\boxed{\\sqrt{3}}                | formula
      \\boxed{\\sqrt{3}};\\pi;2;3;Paris  | formula
      {"city": "Rome"}                  | json
      {"answer": 5};{"answer": 6}       | number
      The answer is 7, not 8.           | number
      1/6 (about 16.7%)                 | number
      所以一共有36个苹果。               | number
      No. 7                             | number
      Yes, 7.                           | number
      No. It's divisible by 2.          | yes_no
      はい、7は素数です。                | yes_no
      Austin (since 1839)               | short_text
      12B                               | short_text
      x > 5                             | formula
      x = 3 or x = -2                   | formula
      \\boxed{12\\pi}                   | formula
      """)
  void mostRepliesDecide(String replies, String kind) {
    assertThat(choose("What?", replies.split(";", -1)).label()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      [3, 4];[3, 5]     | Literals[texts=false]
      'a';"b";[1]       | Literals[texts=true]
      [3];'a';5;{'k': 1};no | Literals[texts=false]
      5;6               | Numbers[percentAsked=true, unitsKept=false]
      Paris             | ShortTexts[]
      """)
  void answersToCodeMayBeItsValues(String replies, String kind) {
    assertThat(choose("assert f(3) == ??", replies.split(";", -1))).hasToString(kind);
  }

  @Test
  void theLastOfSeveralNumberedLinesIsNoNumber() {
    assertThat(choose("What?", "1. red\n2. green\n3. blue")).isEqualTo(new AnswerKind.Lists());
    assertThat(choose("What?", "1. 3 + 4 = 7\n2. 7 * 2 = 14").label()).isEqualTo("number");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      x > 5            | x < 5
      x = 3 or x = -2  | x = -2
      x = 2, y = 3     | x = 1, y = 3
      12π              | 12
      room 12B         | room 12C
      $5               | €5
      Is it so? Yes    | Is it so? No
      12:30 pm         | 12:30 am
      3:4              | 1:4
      5 km             | 5000 m
      """)
  void whatSaysSomethingElseDoesNotAgree(String one, String other) {
    AnswerKind kind = choose("What?", one, other);

    assertThat(kind.read(one)).isNotEqualTo(kind.read(other));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      $60^\\circ$        | 60°
      $12 \\text{ km}$   | 12 km
      $x = 12$          | 12
      12π cm²           | $12 \\pi$
      $1.2 million      | 1,200,000 dollars
      1/2               | 50 percent
      x = 2 and y = 3   | x=2, y=3
      −5 °C             | minus 5 degrees Celsius
      """)
  void whatSaysTheSameAgrees(String one, String other) {
    AnswerKind kind = choose("What?", one, other);

    assertThat(kind.read(one)).isPresent().isEqualTo(kind.read(other));
  }

  @Test
  void codeIsComparedAsCode() {
    assertThat(choose("Write it", "```python\ndef f(x):\n    return x\n```"))
        .isEqualTo(new AnswerKind.Code());
  }

  @Test
  void longTextsAreNotCompared() {
    assertThat(choose("Write an essay", ESSAY, ESSAY)).isEqualTo(new AnswerKind.FreeText());
    assertThat(choose("Write an essay", ESSAY, "Paris")).isEqualTo(new AnswerKind.FreeText());
    assertThat(choose("Write an essay", ESSAY, "Paris", "Paris"))
        .isEqualTo(new AnswerKind.ShortTexts());
  }

  @Test
  void silentRepliesHaveNoSay() {
    assertThat(choose("What?", "", " ", "42", "I'm sorry, but I can't help with that."))
        .isEqualTo(new AnswerKind.Numbers(true, false));
    assertThat(KindChoice.of(Prompt.of("What?"), List.of(CUT, CUT, read("Paris"))))
        .isEqualTo(new AnswerKind.ShortTexts());
  }

  @Test
  void withoutRepliesNothingIsCompared() {
    assertThat(choose("What?")).isEqualTo(new AnswerKind.FreeText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"What?", "Which?\nA. one\nB. two"})
  void callsOfToolsAreComparedWhereMostRepliesCall(String query) {
    assertThat(KindChoice.of(Prompt.of(query), List.of(CALL, CALL, read("B"))))
        .isEqualTo(new AnswerKind.ToolCalls());
    assertThat(KindChoice.of(Prompt.of(query), List.of(CALL, read("B"), read("B"))))
        .isNotEqualTo(new AnswerKind.ToolCalls());
  }

  @Test
  void aResponseFormatAsksForJsonWhateverTheQueryLists() {
    Prompt prompt = new Prompt("Which?\nA. one\nB. two", new ResponseForm.JsonObject());

    assertThat(KindChoice.of(prompt, List.of(read("B")))).isEqualTo(AnswerKind.Json.ANY);
  }

  @Test
  void unitsAreKeptWhereTwoAreStated() {
    assertThat(choose("How far?", "5 km", "5")).hasToString(
        "Numbers[percentAsked=true, unitsKept=false]");
    assertThat(choose("How far?", "5 km", "5 m")).hasToString(
        "Numbers[percentAsked=true, unitsKept=true]");
  }

  @Test
  void whatFewRepliesMoreCannotChangeIsTheOnlyKindPossible() {
    List<Reading> texts = List.of(read("Paris"), read("Rome"), read("Paris"));

    assertThat(KindChoice.possible(Prompt.of("What?"), texts, 2))
        .containsExactly(new AnswerKind.ShortTexts());
    assertThat(KindChoice.possible(Prompt.of("What?"), texts, 4))
        .contains(new AnswerKind.YesNo(), new AnswerKind.FreeText(), new AnswerKind.ToolCalls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"What?", "assert f(3) == ??", "Which?\nA. Paris\nB. Rome",
      "How many percent, in MM/DD/YYYY?"})
  void whateverComesTheKindIsOneThatWasPossible(String query) {
    RandomGenerator random = Vectors.seeded(11);
    Prompt prompt = Prompt.of(query);
    for (int round = 0; round < 3000; round++) {
      List<Reading> all = someReplies(random);
      int arrived = random.nextInt(all.size() + 1);
      int failed = random.nextInt(3);

      assertThat(KindChoice.possible(prompt, all.subList(0, arrived),
          all.size() - arrived + failed)).contains(KindChoice.of(prompt, all));
    }
  }

  /** What is said to be possible is: else a vote would be decided later than it could be. */
  @Test
  void anyKindThatIsPossibleCanCome() {
    RandomGenerator random = Vectors.seeded(12);
    Prompt prompt = Prompt.of("What?");
    for (int round = 0; round < 300; round++) {
      List<Reading> arrived = someReplies(random);
      int outstanding = random.nextInt(4);

      List<String> reached = new ArrayList<>();
      for (Reading one : REPLIES) {
        for (Reading other : REPLIES) {
          List<Reading> all = new ArrayList<>(arrived);
          for (int more = 0; more < outstanding; more++) {
            all.add(more % 2 == 0 ? one : other);
          }
          reached.add(KindChoice.of(prompt, all).label());
        }
      }
      assertThat(reached).containsAll(
          KindChoice.possible(prompt, arrived, outstanding)
              .stream()
              .map(AnswerKind::label)
              .toList());
    }
  }

  /** Up to eight replies, mostly of two forms: so kinds change late. */
  private static List<Reading> someReplies(RandomGenerator random) {
    List<Reading> few = List.of(REPLIES.get(random.nextInt(REPLIES.size())),
        REPLIES.get(random.nextInt(REPLIES.size())));
    List<Reading> replies = new ArrayList<>();
    for (int more = random.nextInt(8); more >= 0; more--) {
      List<Reading> from = random.nextInt(4) == 0 ? REPLIES : few;
      replies.add(from.get(random.nextInt(from.size())));
    }
    return replies;
  }

  private static Reading read(String text) {
    return Reading.of(Reply.of(text));
  }

  private static AnswerKind choose(String query, String... replies) {
    return KindChoice.of(Prompt.of(query),
        Arrays.stream(replies).map(KindChoiceTest::read).toList());
  }
}
