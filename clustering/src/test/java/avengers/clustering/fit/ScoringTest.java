package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import avengers.clustering.testing.Labelled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScoringTest {
  private static final float[] ANYWHERE = {1, 0};
  private static final LabelledQueries QUERIES = new Labelled()
      .add("d", ANYWHERE, Map.of("a", 1.0, "b", 0.0))
      .add("d", ANYWHERE, Map.of("a", 0.5))
      .add("d", ANYWHERE, Map.of("a", 0.0, "b", 1.0))
      .build();

  @Test
  void aModelsScoreIsItsMeanOverTheQueriesItWasAsked() {
    assertThat(Scoring.overall(QUERIES)).containsExactly(statistics(3, 0.5), statistics(2, 0.5));
  }

  @Test
  void groupsAreScoredEachByItself() {
    assertThat(Scoring.byGroup(QUERIES, 3, query -> query == 2 ? 2 : 0)).containsExactly(
        List.of(statistics(2, 0.75), statistics(1, 0)),
        List.of(statistics(0, 0), statistics(0, 0)),
        List.of(statistics(1, 0), statistics(1, 1)));
  }

  @Test
  void aNegativeGroupLeavesAQueryOut() {
    assertThat(Scoring.byGroup(QUERIES, 1, query -> query == 0 ? 0 : -1))
        .containsExactly(List.of(statistics(1, 1), statistics(1, 0)));
    assertThat(Scoring.byGroup(QUERIES, 1, query -> -1))
        .containsExactly(List.of(statistics(0, 0), statistics(0, 0)));
  }

  @Test
  void costsAreMeansOfTheKnownOnes() {
    Usage known = new Usage(OptionalDouble.of(0.25), OptionalDouble.of(10), OptionalDouble.empty(),
        OptionalDouble.of(2));
    LabelledQueries queries = new LabelledQueries(
        List.of(asked(Map.of("a", known)), asked(Map.of()), asked(Map.of("a",
            new Usage(OptionalDouble.of(0.75), OptionalDouble.empty(), OptionalDouble.empty(),
                OptionalDouble.of(3))))),
        List.of("a"), List.of(ANYWHERE, ANYWHERE, ANYWHERE));

    ModelStatistics scored = Scoring.overall(queries).getFirst();

    assertThat(scored.cost()).hasValue(0.5);
    assertThat(scored.promptTokens()).hasValue(10);
    assertThat(scored.completionTokens()).isEmpty();
    assertThat(scored.seconds()).hasValue(2.5);
  }

  @Test
  void everyQueryHasAnEmbedding() {
    assertThatThrownBy(() -> new LabelledQueries(QUERIES.queries(), List.of("a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 queries, but 0 embeddings");
  }

  private static Observation asked(Map<String, Usage> usages) {
    return new Observation("q", "d", 0, Optional.empty(), Map.of("a", 1.0), usages, Map.of());
  }

  private static ModelStatistics statistics(long count, double score) {
    return new ModelStatistics(count, score, OptionalDouble.empty(), OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.empty());
  }
}
