package avengers.clustering.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterWordsTest {
  private static List<Set<String>> texts(int count, String text) {
    return Collections.nCopies(count, Words.of(text));
  }

  @Test
  void wordsAreLowerCaseAndNeitherNumbersNorSingleLetters() {
    assertThat(Words.of("The 12 Straßen, a Čaj & l'été 3rd x2?")).containsExactly("the", "straßen",
        "čaj", "l'été", "x2");
  }

  @Test
  void onlyTheStartOfALongTextIsRead() {
    assertThat(Words.of("start " + " ".repeat(2_000) + "end")).containsExactly("start");
  }

  @Test
  void plantedWordsAreFoundAndSharedOnesAreNot() {
    ClusterWords words = new ClusterWords(List.of(texts(30, "answer the sum of all numbers"),
        texts(40, "answer the poem of swans"), texts(20, "answer the capital of countries")));

    assertThat(words.of(0, 8)).containsExactlyInAnyOrder("sum", "all", "numbers");
    assertThat(words.of(1, 8)).containsExactlyInAnyOrder("poem", "swans");
    assertThat(words.of(2, 8)).containsExactlyInAnyOrder("capital", "countries");
  }

  @Test
  void aSurelyMoreFrequentWordComesBeforeARareOne() {
    List<Set<String>> loops = new ArrayList<>(texts(30, "loop"));
    loops.addAll(texts(3, "swift"));
    ClusterWords words = new ClusterWords(List.of(loops, texts(40, "poem")));

    assertThat(words.of(0, 8)).first().isEqualTo("loop");
  }

  @Test
  void aWordThatMightBeAsFrequentOutsideIsNotNamed() {
    List<Set<String>> one = new ArrayList<>(texts(20, "shared"));
    one.addAll(texts(1, "once"));

    assertThat(new ClusterWords(List.of(one, texts(20, "shared"))).of(0, 8)).doesNotContain(
        "shared");
  }

  @Test
  void anEmptyGroupHasNoWords() {
    ClusterWords words = new ClusterWords(List.of(List.of(), texts(5, "poem of swans")));

    assertThat(words.of(0, 8)).isEmpty();
  }
}
