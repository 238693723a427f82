package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerKindTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Which?;A. one;B. two                     | B
      Which?;A) one;B) two;C) three            | C
      Which?;(A) one;(B) two;(C) three;(D) four| D
      Which?;A: one;B: two                     | B
      Which?;  A. one;  B. two                 | B
      Which?;Options:;(A) one;;(B) two         | B
      """)
  void aQueryThatListsOptionsAsksForAChoice(String query, char last) {
    AnswerKind kind = choose(query.replace(";", "\n"), "42", "43");

    assertThat(kind).isEqualTo(new AnswerKind.Choices(new Options(last)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      A. is the only option
      B. without;C. what comes first
      a. small;b. letters
      - Yes;- No
      Apples and;Bananas
      """)
  void aQueryWithoutTwoOptionsInOrderDoesNot(String query) {
    assertThat(choose(query.replace(";", "\n"), "yes"))
        .isEqualTo(new AnswerKind.ShortTexts());
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
