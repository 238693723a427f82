package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    AnswerKind kind = AnswerKind.of(query.replace(";", "\n"), List.of("42", "43"));

    assertThat(kind).isEqualTo(new AnswerKind.Choices(last));
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
    assertThat(AnswerKind.of(query.replace(";", "\n"), List.of("yes")))
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
    assertThat(AnswerKind.of("What?", List.of(replies.split(";"))))
        .isEqualTo(kind.equals("numbers") ? new AnswerKind.Numbers() : new AnswerKind.ShortTexts());
  }

  @Test
  void emptyRepliesHaveNoSay() {
    assertThat(AnswerKind.of("What?", List.of("", " ", "42"))).isEqualTo(new AnswerKind.Numbers());
  }

  @Test
  void withoutRepliesTheKindIsAShortText() {
    assertThat(AnswerKind.of("What?", List.of())).isEqualTo(new AnswerKind.ShortTexts());
  }

  @Test
  void aLongTextIsNoAnswer() {
    assertThat(new AnswerKind.ShortTexts().read("word ".repeat(100))).isEmpty();
  }
}
