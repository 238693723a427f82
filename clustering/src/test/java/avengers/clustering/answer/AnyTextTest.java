package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import avengers.clustering.testing.Vectors;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a model writes is read without an exception, in time linear in its length. */
class AnyTextTest {
  private static final int MEGABYTE = 1 << 20;
  private static final List<String> PIECES = List.of("Answer:", "answer is", "\\boxed{", "####",
      "\"answer\"", ":", "{", "}", "[", "]", "(", ")", "\"", "\\", "\\frac", "\\text{", "$", "=",
      "1", "1,000", ",", ".", "/", "-", "−", "e9", "e999", "A", "B)", " ", "\n", "\r", "<think>",
      "</think>", "Question:", "\nQ:", "İ", "ß", "😀", "\ud83d", "\0", "^\\circ", " options");

  @Test
  void noTextThrows() {
    RandomGenerator random = Vectors.seeded(7);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
        text.append(random.nextInt(8) == 0
            ? String.valueOf((char) random.nextInt(0x10000))
            : PIECES.get(random.nextInt(PIECES.size())));
      }
      readsAsEveryKind(text.toString());
      Grader.grade("What?", text.toString(), text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", ")", "(a", "{", "[a](", "7", "1,", "1,000,", "1/", "1e", "1e1", ".1",
      "-", "$", "$5", "=", "=1", "A ", "A", "\\boxed{", "\\boxed{}", "\\frac{1}", "\\",
      "\"answer\":",
      "\"answer\":\"", "\"answer\":[", "Answer:", "Answer: A\n", "Answer:\n", "the answer is ",
      "####",
      "*", "\n", " ", "\nQ:", "<think>", "</think>", "A. x\nB. y\n", "İ"})
  void aMegabyteIsReadInPassing(String piece) {
    String hostile = piece.repeat(MEGABYTE / piece.length());
    String quarter = hostile.substring(0, MEGABYTE / 4);

    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
      readsAsEveryKind(hostile);
      readsAsEveryKind("Answer: x" + quarter);
      readsAsEveryKind("\\boxed{" + quarter + "1");
    });
  }

  private static void readsAsEveryKind(String text) {
    assertThatCode(() -> {
      AnswerKindTest.choose(text, text, "42").read(text);
      new AnswerKind.Choices(new Options('D')).read(text);
      new AnswerKind.Numbers(false, false).read(text);
      new AnswerKind.ShortTexts().read(text);
    }).as("text of %d characters", text.length()).doesNotThrowAnyException();
  }
}
