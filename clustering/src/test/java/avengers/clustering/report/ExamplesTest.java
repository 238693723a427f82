package avengers.clustering.report;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.observation.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static List<Member> members(String... texts) {
    return Arrays.stream(texts)
        .map(text -> new Member(new Observation(text, "d", 0, Optional.empty(), Map.of(), Map.of(),
            Map.of()), 0, Words.of(text)))
        .toList();
  }

  @Test
  void theNearestOfDifferentWordingAreShown() {
    assertThat(Examples.of(members("sum of seven and two", "the sum of seven and three",
        "how many swans swim", "name another capital", "a fourth text"), 3))
        .containsExactly("sum of seven and two", "how many swans swim", "name another capital");
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    String start = "a".repeat(299);

    assertThat(Examples.of(members(start + "🦢🦢"), 3)).containsExactly(start + "🦢 …");
  }
}
