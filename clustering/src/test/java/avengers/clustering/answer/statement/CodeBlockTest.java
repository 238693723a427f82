package avengers.clustering.answer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeBlockTest {
  @Test
  void theLastFenceCounts() {
    assertThat(CodeBlock.last("a\n```py\none\n```\nb\n```\ntwo\n```\nc")).isEqualTo("two\n");
  }

  @Test
  void aFenceMayBeIndentedButNotInTheMiddleOfALine() {
    assertThat(CodeBlock.last("1. so:\n   ```\n   one\n   ```\nnot ```this```")).isEqualTo(
        "   one\n   ");
  }

  @Test
  void aReplyThatWasCutHasAnOpenFence() {
    assertThat(CodeBlock.last("a\n```py\none\n")).isEqualTo("one\n");
  }

  @Test
  void withoutAFenceTheWholeReplyIsCode() {
    assertThat(CodeBlock.last(" one\n")).isEqualTo("one");
  }

  /** Were the time not linear, this would take minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"```", "` ", "```\n", " ", "\n"})
  void longRepetitionsAreRead(String part) {
    assertThat(CodeBlock.last("x" + part.repeat(400_000))).isNotNull();
  }
}
