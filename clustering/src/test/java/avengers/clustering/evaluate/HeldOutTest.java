package avengers.clustering.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.observation.Observation;
import avengers.clustering.testing.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldOutTest {
  @ParameterizedTest
  @CsvSource({"10, 7", "100, 70", "3, 2", "1, 1", "2, 1", "5, 4"})
  void seventyPercentOfEveryDataSetAreForTraining(int size, int train) {
    LabelledQueries queries = queries(Map.of("small", size, "large", 100));

    HeldOut parts = HeldOut.split(queries, 1);

    assertThat(parts.train().queries()).filteredOn(query -> query.dataset().equals("small"))
        .hasSize(train);
    assertThat(parts.train().queries()).filteredOn(query -> query.dataset().equals("large"))
        .hasSize(70);
  }

  @Test
  void everyQueryIsInOnePart() {
    LabelledQueries queries = queries(Map.of("a", 33, "b", 7, "c", 1));
    for (long seed = 0; seed < 20; seed++) {
      HeldOut parts = HeldOut.split(queries, seed);

      List<Observation> both = new ArrayList<>(parts.train().queries());
      both.addAll(parts.test().queries());
      assertThat(both).containsExactlyInAnyOrderElementsOf(queries.queries());
    }
  }

  @Test
  void aQueryKeepsItsEmbedding() {
    HeldOut parts = HeldOut.split(queries(Map.of("a", 20)), 3);

    for (LabelledQueries part : List.of(parts.train(), parts.test())) {
      for (int i = 0; i < part.size(); i++) {
        assertThat(part.embeddings().get(i)[0]).isEqualTo((float) part.queries().get(i).index());
      }
    }
  }

  @Test
  void theSeedDecides() {
    LabelledQueries queries = queries(Map.of("a", 50, "b", 50));

    assertThat(HeldOut.split(queries, 1).train().queries())
        .isEqualTo(HeldOut.split(queries, 1).train().queries())
        .isNotEqualTo(HeldOut.split(queries, 2).train().queries());
  }

  @Test
  void tooFewQueriesAreAnError() {
    LabelledQueries one = queries(Map.of("a", 1));

    assertThatThrownBy(() -> HeldOut.split(one, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none has 2 queries or more");
  }

  @Test
  void lessTrainingLeavesTheTestAlone() {
    LabelledQueries queries = queries(Map.of("a", 50, "b", 50));

    HeldOut little = HeldOut.split(queries, 1, 0.1);

    assertThat(little.trainPositions()).hasSize(10);
    assertThat(little.testPositions()).isEqualTo(HeldOut.split(queries, 1).testPositions());
  }

  @Test
  void aDataSetCanBeLeftOut() {
    HeldOut parts = HeldOut.without("b", queries(Map.of("a", 5, "b", 3, "c", 4)));

    assertThat(parts.test().queries()).hasSize(3).allMatch(query -> query.dataset().equals("b"));
    assertThat(parts.train().queries()).hasSize(9).noneMatch(query -> query.dataset().equals("b"));
  }

  private static LabelledQueries queries(Map<String, Integer> sizes) {
    Labelled queries = new Labelled();
    int index = 0;
    for (Map.Entry<String, Integer> dataset : new TreeMap<>(sizes).entrySet()) {
      for (int i = 0; i < dataset.getValue(); i++) {
        queries.add(dataset.getKey(), new float[]{index++}, Map.of("a", 1.0));
      }
    }
    return queries.build();
  }
}
