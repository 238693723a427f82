package avengers.clustering.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
  @Test
  void theJudgeSeesQuestionRightAnswerAndReplyButNoThoughts() {
    String prompt = new Judge("Who?", Optional.of("Curie")).prompt("<think>Bohr</think> Curie!");

    assertThat(prompt).contains("<question>\nWho?\n</question>",
        "<right-answer>\nCurie\n</right-answer>", "<answer-to-grade>\nCurie!\n", "Score: ")
        .doesNotContain("Bohr");
  }

  @Test
  void withoutARightAnswerTheJudgeIsAskedForItsOwnOpinion() {
    assertThat(new Judge("Who?", Optional.empty()).prompt("Curie"))
        .doesNotContain("right-answer")
        .contains("correct and complete");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Score: 1                                      | 1
      It agrees.\\nSCORE: 0.5                       | 0.5
      Score: 0\\nNo, wait.\\n**Score: 1**           | 1
      <think>Score: 0</think>Score: 1               | 1
      """)
  void theLastScoreCounts(String reply, double score) {
    assertThat(Judge.score(reply.replace("\\n", "\n"))).hasValue(score);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "I cannot say.", "Score: high", "Score: 7", "Score: -1"})
  void aReplyWithoutAScoreGivesNone(String reply) {
    assertThat(Judge.score(reply)).isEmpty();
  }
}
