package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import avengers.clustering.answer.choice.Options;
import avengers.clustering.answer.code.CodeReader;
import avengers.clustering.answer.date.DateOrder;
import avengers.clustering.answer.statement.Statement;
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

  /** A second is enough on a quiet machine; steps by the square of a megabyte take far longer. */
  private static final Duration HANG = Duration.ofMinutes(1);
  private static final List<String> PIECES = List.of("Answer:", "answer is", "\\boxed{", "####",
      "\"answer\"", ":", "{", "}", "[", "]", "(", ")", "\"", "\\", "\\frac", "\\text{", "$", "=",
      "1", "1,000", ",", ".", "/", "-", "−", "e9", "e999", "A", "B)", " ", "\n", "\r", "<think>",
      "</think>", "Question:", "\nQ:", "İ", "ß", "😀", "\ud83d", "\0", "^\\circ", " options",
      "<answer>", "</answer>",
      "\\fbox{", "答案", "是", "（Ｂ）", "정답", "Réponse", "\u00a0", "answer to", " is ", "not ", "\n(A) ",
      "(B) ", "\nOptions:\n", "- ", "a) ", "?", "yes", "No", " or ", "I'm sorry, ", "I can't help",
      "```", "```json\n", "```python\n", "{\"a\":", "\"a\"", "true", "1e99999999", "\\u00", "#",
      "//", "/*", "*/", "'", "\"\"\"", "`", ";", "def f():\n", "SELECT ", "\t",
      "\\{", "\\sqrt", "^", "_", "|", "&", "\\\\", "\\begin{pmatrix}", "\\end{pmatrix}", "\\left(",
      "{1", "x", "sin", "10^", "×", "½", "²", "⁻", "₂", " 000", "'000", ".000", "k", "km",
      "per cent", "million", "half", "and", "one", "hundred", "point", "十", "万", "分之", "年", "月",
      "日", "May", "17", "2024", "1. ", "b'", "\\x4", "set", "None", "==", "٤", "** ", " (about ",
      "≈", " because ", "🤠", "\u200d", "\u202e", "\ufe0f",
      "Explanation:", "π", ">", "3,5 km", "x = ");

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
      "####\n", "*", "\n", " ", "\nQ:", "<think>", "</think>", "A. x\nB. y\n", "İ",
      "(A) (B) ", "Options:\n- a\n", "答案", "答案是", "answer to ", "the answer is not ", "<answer>",
      "\nI hope", "I can't help ", "A or B ", "the answer is a b c d e f\n", "a) x\n", "\\fbox{",
      "[{", "[", "{\"a\":", "[1,", "[{\"a\":1}", "\"", "\\\"", "```\n", "```", "/*", "#", "\"\"\"",
      "x ", "x\n ", ";\n", "if x:\n",
      "1 000 ", "1'000'", "1.000.", "1 1/2 ", "10^", "x^", "one ", "half a ", "十", "May 1 ", "5/",
      "'", "['", "\\{", "|", "\\sqrt", "- a\n", "== ", "x = ", "a, ", " and ", "If the answer is ",
      "x = 3 or ", "** 7", " (abc", "≈", "< ",
      "\nExplanation:\n", "Yes, 7 is ", "🤠", "$x", "3,5 km ", " A) x B) y", "[1,2],",
      "\"a\": 1,"})
  void aMegabyteIsReadInPassing(String piece) {
    String hostile = piece.repeat(MEGABYTE / piece.length());
    String quarter = hostile.substring(0, MEGABYTE / 4);

    assertTimeoutPreemptively(HANG, () -> {
      readsAsEveryKind(hostile);
      readsAsEveryKind("Answer: x" + quarter);
      readsAsEveryKind("\\boxed{" + quarter + "1");
    });
  }

  private static void readsAsEveryKind(String text) {
    assertThatCode(() -> {
      AnswerKindTest.choose(text, text, "42").read(text);
      new AnswerKind.Choices(Options.letters('D')).read(text);
      Options.of(text).map(AnswerKind.Choices::new).ifPresent(choices -> choices.read(text));
      new AnswerKind.YesNo().read(text);
      new AnswerKind.Dates(DateOrder.UNKNOWN).read(text);
      new AnswerKind.Formulas().read(text);
      new AnswerKind.Lists().read(text);
      new AnswerKind.Literals(false).read(text);
      new AnswerKind.Literals(true).read(text);
      new AnswerKind.Numbers(false, true).read(text);
      new AnswerKind.ShortTexts().read(text);
      AnswerKind.Json.ANY.read(text);
      AnswerKind.Json.of(new ResponseForm.JsonSchema(text)).orElseThrow().read("{\"a\": [1]}");
      CodeReader.answersInCode(text, Statement.of(text));
      new AnswerKind.Code().read(text);
      new AnswerKind.Code().read("```\n" + text);
      new ToolCall(text, text).canonical();
    }).as("text of %d characters", text.length()).doesNotThrowAnyException();
  }
}
