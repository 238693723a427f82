package avengers.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class StoryJsonTest {
  @Test
  void itTellsWhatTheCallsTookTogetherAndWhoWon() {
    ObjectNode story = StoryJson.of(Stories.voted("r-1", "What is 17 * 23?"), true);

    assertThat(story.at("/usage/prompt_tokens").asInt()).isEqualTo(20);
    assertThat(story.at("/usage/completion_tokens").asInt()).isEqualTo(10);
    assertThat(story.at("/winner").asString()).isEqualTo("alpha");
    assertThat(story.at("/winner_usage/total_tokens").asInt()).isEqualTo(15);
    assertThat(story.at("/cost").asDouble()).isEqualTo(0.75);
    assertThat(story.at("/calls").size()).isEqualTo(2);
    assertThat(story.at("/calls/1/outcome").asString()).isEqualTo("lost");
  }

  @Test
  void whatWasVotedForIsToldToWhoAskedAndNotToTheLog() {
    Story story = Stories.voted("r-1", "What is 17 * 23?");

    assertThat(StoryJson.of(story, true).at("/vote/answers/0/answer").asString()).isEqualTo("391");
    assertThat(AccessLine.text(story, false)).doesNotContain("391", "17 * 23")
        .contains("\"votes\":2");
    assertThat(AccessLine.text(story, true)).contains("\"answer\":\"391\"", "17 * 23",
        "It is 391.");
  }

  @Test
  void aLineIsOneLineWhateverWasAsked() {
    assertThat(AccessLine.text(Stories.voted("r-1", "one\ntwo\r\nthree"), true).lines()).hasSize(1);
  }

  @Test
  void longTextsAreCut() {
    assertThat(AccessLine.text(Stories.voted("r-1", "word ".repeat(100_000)), true).length())
        .isLessThan(20_000);
  }
}
