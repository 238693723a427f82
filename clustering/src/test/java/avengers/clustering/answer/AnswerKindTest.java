package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerKindTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Which?;A. one;B. two                     | one, two
      Which?;A) one;B) two;C) three            | one, two, three
      Which?;(A) one;(B) two;(C) three;(D) four| one, two, three, four
      Which?;A: one;B: two                     | one, two
      Which?;  A. one;  B. two                 | one, two
      Which?;Options:;(A) one;;(B) two         | one, two
      Which?;A. one;more of it;B. two          | one, two
      Which?;**A)** one;**B)** two             | one, two
      Which?;- A. one;- B. two                 | one, two
      Which?;(A) one (B) two (C) three         | one, two, three
      Is it (A) one or (B) two?                | one, two
      Which?;a) one;b) two                     | one, two
      Select:;(a) one (b) two                  | one, two
      Options:;1. one;2. two                   | one, two
      Choices:;- one;- two;;Say why.           | one, two
      Q: Which?;A. old;B. older;A: A;Q: And?;A. one;B. two;A: | one, two
      """)
  void aQueryThatListsOptionsAsksForAChoice(String query, String texts) {
    AnswerKind kind = choose(query.replace(";", "\n"), "42", "43");

    assertThat(kind).isInstanceOfSatisfying(AnswerKind.Choices.class, choices -> {
      assertThat(String.join(", ", choices.options().texts())).isEqualTo(texts);
      assertThat(choices.alternatives()).isEqualTo(choices.options().texts().size());
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      A. is the only option
      B. without;C. what comes first
      Do this:;a) Find the sum.;b) Find the mean.
      Which of these?;a) What is the sum?;b) What is the mean?
      Do this:;1. Add.;2. Multiply.
      - Yes;- No
      Apples and;Bananas
      A.B. Smith;B.B. Jones
      A. one;B: two
      """)
  void aQueryWithoutTwoOptionsInOrderDoesNot(String query) {
    assertThat(choose(query.replace(";", "\n"), "Paris"))
        .isEqualTo(new AnswerKind.ShortTexts());
  }

  @Test
  void shuffledOptionsAgreeByTheirTexts() {
    AnswerKind kind = choose("Which?\nA. red\nB. blue");
    Reply plain = Reply.of("The answer is A");
    Reply shuffled = new Reply("The answer is B", List.of(), Reply.Ending.COMPLETE,
        Optional.of("Which?\nA. blue\nB. red"));

    assertThat(kind.read(Reading.of(plain))).isEqualTo(kind.read(Reading.of(shuffled)))
        .contains(new Answer.Choice("red"));
  }

  @Test
  void optionsOfOneTextAreToldApartByTheirLetters() {
    assertThat(choose("Which?\nA. x\nB. x").read("B")).contains(new Answer.Choice("B"));
  }

  @Test
  void anOptionIsKeptShort() {
    Options options = Options.of("A. " + "long ".repeat(1000) + "\nB. short").orElseThrow();

    assertThat(options.texts().getFirst()).hasSizeLessThan(301);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      42                                | numbers
      42;43;no idea                     | numbers
      The answer is 42 apples           | numbers
      3 + 4 = 7                         | numbers
      so x = 7                          | numbers
      $1,200.50                         | numbers
      5 km                              | numbers
      42;no;idea                        | texts
      Paris                             | texts
      2024-05-17                        | texts
      17 May 2024                       | texts
      10:30                             | texts
      3, 4                              | texts
      H2O                               | texts
      x^2                               | texts
      \\boxed{\\sqrt{3}}                | texts
      \\boxed{\\frac{1}{2}}             | numbers
      in the year 1969 many things happened, of which none matters | texts
      """)
  void otherwiseMostRepliesDecide(String replies, String kind) {
    assertThat(choose("What?", replies.split(";")))
        .isEqualTo(kind.equals("numbers")
            ? new AnswerKind.Numbers(false, false)
            : new AnswerKind.ShortTexts());
  }

  @Test
  void emptyRepliesHaveNoSay() {
    assertThat(choose("What?", "", " ", "42")).isInstanceOf(AnswerKind.Numbers.class);
  }

  @Test
  void withoutRepliesTheKindIsAShortText() {
    assertThat(choose("What?")).isEqualTo(new AnswerKind.ShortTexts());
  }

  @Test
  void aLongTextIsNoAnswer() {
    assertThat(new AnswerKind.ShortTexts().read("word ".repeat(100))).isEmpty();
  }

  /** The kind in which these replies to a query are compared. */
  static AnswerKind choose(String query, String... replies) {
    return KindChoice.of(Prompt.of(query),
        Arrays.stream(replies).map(reply -> Reading.of(Reply.of(reply))).toList());
  }
}
