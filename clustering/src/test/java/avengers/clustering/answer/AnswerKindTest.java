package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.choice.Options;
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
