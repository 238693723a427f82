package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.Prompt;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.cluster.WeightedCluster;
import avengers.clustering.plan.Plan;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import avengers.gateway.openai.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnsembleAnswerTest {
  private static Verdict decide(String... texts) {
    return Election.PLAIN.decide(Prompt.of("How many?"),
        Stream.of(texts).map(text -> Sample.of("m", 1, text)).toList());
  }

  private static EnsembleAnswer answer(List<WeightedCluster> clusters, Verdict verdict) {
    Ranking ranking = new Ranking(clusters, List.of(new RankedModel("m", 1, 1)));
    return new EnsembleAnswer(Json.MAPPER.createObjectNode(), ranking, Plan.spread(ranking, 3, 1),
        verdict);
  }

  private static EnsembleAnswer answer(Verdict verdict) {
    return answer(List.of(), verdict);
  }

  @Test
  void votesAreTheWinnersOfAll() {
    assertThat(answer(decide("7", "7", "8")).votes()).isEqualTo("2/3");
    assertThat(answer(decide("7", "8", "9")).votes()).isEqualTo("1/3");
    assertThat(answer(decide("?")).votes()).isEqualTo("0/0");
  }

  @Test
  void agreementIsTheWinnersShareWithTwoDigits() {
    assertThat(answer(decide("7", "7", "8")).agreement()).isEqualTo("0.67");
    assertThat(answer(decide("7", "7", "7")).agreement()).isEqualTo("1.00");
    assertThat(answer(decide("?")).agreement()).isEqualTo("0.00");
  }

  @Test
  void theNearestClusterIsTheFirst() {
    List<WeightedCluster> clusters = List.of(new WeightedCluster(4, 0.2, 0.9),
        new WeightedCluster(2, 0.8, 0.1));

    assertThat(answer(clusters, decide("?")).cluster()).contains(4);
    assertThat(answer(decide("?")).cluster()).isEmpty();
  }

  @Test
  void thePlaceIsTheNearestClusterAndWhetherTheQueryIsFarFromIt() {
    List<WeightedCluster> clusters = List.of(new WeightedCluster(4, 0.2, 1));
    Ranking far = new Ranking(clusters, List.of(new RankedModel("m", 1, 1)), true);
    Verdict verdict = decide("?");

    assertThat(answer(clusters, verdict).place()).isEqualTo("4");
    assertThat(answer(verdict).place()).isEqualTo("none");
    assertThat(new EnsembleAnswer(Json.MAPPER.createObjectNode(), far, Plan.spread(far, 3, 1),
        verdict).place()).isEqualTo("4;outlier");
  }
}
