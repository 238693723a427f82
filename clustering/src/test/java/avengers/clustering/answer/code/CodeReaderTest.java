package avengers.clustering.answer.code;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {
      "```python\ndef f(x):\n    return x\n```",
      "```py\nx\n```",
      "```\ndef f(x):\n    return x\n```",
      "```\nselect a\nfrom t\n```",
      "```brainstorm\nfor (;;) {\n  go();\n}\n```",
      "Sure! Try this:\n\n```java\nint f() { return 1; }\n```\n\nIt returns one.",
      "```python\nprint('Answer:', 42)\n```",
      "<think>The answer is hard.</think>```python\nx = 1\n```",
      "```python\nx = 1"})
  void aFencedBlockOfCodeAnswersInCode(String reply) {
    assertThat(answersInCode(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "",
      "The answer is 42",
      "x = 1",
      "```json\n{\"a\": 1}\n```",
      "```\n{\"a\": 1}\n```",
      "```text\nx = 1\n```",
      "```\nDear Ada,\n\nthank you for the letter.\n```",
      "```python\nprint(40 + 2)\n```\nThe answer is 42",
      "It is all in `one` line: ```x = 1```"})
  void anyOtherReplyDoesNot(String reply) {
    assertThat(answersInCode(reply)).isFalse();
  }

  @Test
  void codeBeyondTheBoundIsNotCompared() {
    String code = "x = 1\n".repeat(20_000);

    assertThat(CodeReader.read(code)).isEmpty();
    assertThat(CodeReader.read("```python\n" + code + "```")).isEmpty();
    assertThat(CodeReader.read("```python\n" + code.substring(0, 60_000) + "```")).isPresent();
  }

  private static boolean answersInCode(String reply) {
    return CodeReader.answersInCode(reply, Statement.of(reply));
  }
}
