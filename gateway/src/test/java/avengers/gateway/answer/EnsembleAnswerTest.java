package avengers.gateway.answer;

import static avengers.gateway.answer.Replied.saying;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.cluster.WeightedCluster;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.openai.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnsembleAnswerTest {
  private static final List<RankedModel> MODELS = Stream.of("a", "b", "c")
      .map(model -> new RankedModel(model, 0.5, 1))
      .toList();

  private static EnsembleAnswer answer(Ranking ranking, Progress progress) {
    return EnsembleAnswer.of(ranking, 1,
        new Collected(progress, StopReason.ALL, Duration.ZERO, Map.of()),
        Replied.vote(progress.inOrder()), Doubts.Settled.NOTHING, TokenUsage.NONE, "");
  }

  private static EnsembleAnswer answer(String... texts) {
    Progress progress = Progress.of(List.of());
    for (String text : texts) {
      progress = progress.arrived(saying(progress.arrived().size(), "a", text));
    }
    return answer(new Ranking(List.of(), MODELS), progress);
  }

  private static EnsembleAnswer at(boolean outlier, WeightedCluster... clusters) {
    return answer(new Ranking(List.of(clusters), MODELS, outlier),
        Progress.of(List.of()).arrived(saying(0, "a", "7")));
  }

  @Test
  void votesAreTheWinnersOfAll() {
    assertThat(answer("7", "7", "8").votes()).isEqualTo("2/3");
    assertThat(answer("7", "8", "9").votes()).isEqualTo("1/3");
    assertThat(answer("?").votes()).isEqualTo("0/0");
  }

  @Test
  void theNearestClusterIsTheFirst() {
    assertThat(at(false, new WeightedCluster(4, 0.2, 0.9), new WeightedCluster(2, 0.8, 0.1))
        .cluster()).contains(4);
    assertThat(at(false).cluster()).isEmpty();
  }

  @Test
  void thePlaceIsTheNearestClusterAndWhetherTheQueryIsFarFromIt() {
    WeightedCluster nearest = new WeightedCluster(4, 0.2, 1);

    assertThat(at(false, nearest).place()).isEqualTo("4");
    assertThat(at(true, nearest).place()).isEqualTo("4;outlier");
    assertThat(at(false).place()).isEqualTo("none");
  }

  @Test
  void samplesAreCountedByWhatBecameOfThem() {
    Progress progress = Progress.of(
        Stream.of("b", "a", "c", "a", "b").map(Replied::slot).toList());
    List<Place> places = progress.unasked();
    progress = progress.asked(places.get(0))
        .asked(places.get(1))
        .asked(places.get(2))
        .lost(places.get(0), Failure.because("b", FailureReason.MALFORMED))
        .arrived(saying(1, "a", "7"));

    EnsembleAnswer answer = answer(new Ranking(List.of(), MODELS), progress);

    assertThat(answer.samples()).isEqualTo("asked=3,answered=1,lost=1,cancelled=1");
    assertThat(answer.models()).isEqualTo("a,b,c");
  }

  @Test
  void silenceIsToldByItsReason() {
    assertThat(answer("7", "", "<think>8</think>").silent()).isEqualTo("empty=2");
    assertThat(answer("7", "7").silent()).isEmpty();
  }
}
