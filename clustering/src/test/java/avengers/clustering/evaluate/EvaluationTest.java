package avengers.clustering.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.cluster.Routers;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.observation.Observation;
import avengers.clustering.testing.Labelled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Four test queries, of which the last was asked of one model only. By the router's scores "left"
 * is the best single model, and the first cluster's; "right" is the second cluster's.
 */
class EvaluationTest {
  private static final float[] IN_FIRST = {1, 0};
  private static final float[] IN_SECOND = {0, 1};
  private static final RoutingRule BEST_SINGLE_EVERYWHERE = new RoutingRule(1, 0, 1e9);

  private static final HeldOut PARTS = new HeldOut(new Labelled()
      .add("x", IN_FIRST, Map.of("left", 0.0, "right", 1.0))
      .add("y", IN_SECOND, Map.of("left", 1.0, "right", 0.0))
      .add("x", IN_FIRST, Map.of("left", 1.0, "right", 0.0))
      .add("x", IN_SECOND, Map.of("left", 0.0, "right", 1.0))
      .add("y", IN_SECOND, Map.of("left", 1.0, "right", 0.5))
      .add("unseen", IN_FIRST, Map.of("right", 0.25))
      .build(), List.of(0, 1), List.of(2, 3, 4, 5));

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      RANDOM        | 0.50 + 0.50 + 0.75 + 0.25
      BEST_SINGLE   | 1.00 + 0.00 + 1.00 + 0.25
      ROUTED        | 1.00 + 1.00 + 0.50 + 0.25
      REFERENCE     | 1.00 + 1.00 + 0.50 + 0.25
      REFERENCE_RANK  | 1.00 + 1.00 + 0.50 + 0.25
      REFERENCE_SCORE | 1.00 + 0.00 + 1.00 + 0.25
      DATASET_LABEL | 0.00 + 1.00 + 1.00 + 0.25
      ORACLE        | 1.00 + 1.00 + 1.00 + 0.25
      """)
  void everyRowIsAMeanOverTheTestQueries(Row row, String scores) {
    double sum = List.of(scores.split(" \\+ ")).stream().mapToDouble(Double::parseDouble).sum();

    assertThat(measured(Routers.NEAREST_ONLY)).containsEntry(row, sum / 4);
  }

  @Test
  void theReferenceKnowsNoShrinkage() {
    Map<Row, Double> measured = measured(BEST_SINGLE_EVERYWHERE);

    assertThat(measured.get(Row.ROUTED)).isEqualTo(measured.get(Row.BEST_SINGLE));
    assertThat(measured).containsEntry(Row.REFERENCE, 2.75 / 4);
  }

  @Test
  void votingIsARowOfItsOwn() {
    assertThat(measured(Routers.NEAREST_ONLY)).doesNotContainKey(Row.ROUTED_AND_VOTED);
  }

  @Test
  void recordedSamplesVote() {
    Evaluation evaluation = voting(Optional.of("7"), Map.of("left", List.of("8", "7", "7"),
        "right", List.of("9", "9", "9")));

    assertThat(evaluation.meanVotedScore(RecordedVote.plain(1, 1))).isEqualTo(0);
    assertThat(evaluation.meanVotedScore(RecordedVote.plain(3, 1))).isEqualTo(1);
    assertThat(evaluation.meanVotedScore(RecordedVote.plain(2, 2))).isEqualTo(0);
  }

  @Test
  void withoutSamplesNothingIsRight() {
    assertThat(voting(Optional.of("7"), Map.of()).meanVotedScore(RecordedVote.plain(3, 1)))
        .isEqualTo(0);
  }

  @Test
  void aVoteNeedsTheRightAnswer() {
    Evaluation evaluation = voting(Optional.empty(), Map.of("left", List.of("7")));

    assertThatThrownBy(() -> evaluation.meanVotedScore(RecordedVote.plain(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"answer\"");
  }

  private static Map<Row, Double> measured(RoutingRule rule) {
    return new Evaluation(PARTS, Routers.specialists(rule)).meanScores();
  }

  private static Evaluation voting(Optional<String> answer, Map<String, List<String>> samples) {
    Observation query = new Observation("How many?", "x", 0, answer,
        Map.of("left", 1.0, "right", 1.0), Map.of(), samples);
    LabelledQueries one = new LabelledQueries(List.of(query), PARTS.all().models(),
        List.of(IN_FIRST));
    return new Evaluation(new HeldOut(one, List.of(), List.of(0)),
        Routers.specialists(Routers.NEAREST_ONLY));
  }
}
