package avengers.clustering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.stopping.Slot;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
  @ParameterizedTest(name = "{0} samples over {1} of {2} models: {3}")
  @CsvSource(textBlock = """
      10, 1, 5, 10
      10, 3, 5, 4 3 3
      11, 3, 5, 4 4 3
      12, 3, 5, 4 4 4
      10, 5, 3, 4 3 3
      2,  5, 5, 1 1
      1,  1, 1, 1
      3,  3, 1, 3
      """)
  void samplesAreSpreadEvenlyAndTheBestGetWhatIsLeft(int samples, int models, int ranked,
      String shares) {
    Plan plan = Plan.spread(ranking(ranked), samples, models);

    assertThat(plan.shares()).extracting(Plan.Share::samples)
        .containsExactlyElementsOf(
            List.of(shares.split(" ")).stream().map(Integer::valueOf).toList());
  }

  @Test
  void theBestModelsAreAskedInTheirOrder() {
    assertThat(Plan.spread(ranking(5), 10, 3).models())
        .containsExactly("model 0", "model 1", "model 2");
  }

  @Test
  void nobodyIsAskedWhereNobodyIsRanked() {
    Plan plan = Plan.spread(ranking(0), 10, 3);

    assertThat(plan.shares()).isEmpty();
    assertThat(plan.samples()).isEqualTo(0);
  }

  @Test
  void sharesSumUpAndDifferByOneAtMost() {
    for (int samples = 1; samples <= 30; samples++) {
      for (int models = 1; models <= 12; models++) {
        for (int ranked = 1; ranked <= 12; ranked++) {
          List<Integer> shares = Plan.spread(ranking(ranked), samples, models)
              .shares()
              .stream()
              .map(Plan.Share::samples)
              .toList();
          assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(samples);
          assertThat(shares.getFirst() - shares.getLast()).isBetween(0, 1);
          assertThat(shares).allMatch(share -> share > 0)
              .isSortedAccordingTo(
                  Comparator.reverseOrder());
        }
      }
    }
  }

  @Test
  void oneSampleOfEachModelIsAskedForBeforeASecondOfAny() {
    assertThat(Plan.spread(ranking(3), 7, 3).slots()).extracting(Slot::model)
        .containsExactly("model 0", "model 1", "model 2", "model 0", "model 1", "model 2",
            "model 0");
    assertThat(Plan.spread(ranking(2), 2, 2).slots().getLast()).isEqualTo(new Slot("model 1",
        0.99));
  }

  @Test
  void aPlanOfMoreSamplesBeginsLikeOneOfFewer() {
    for (int models = 1; models <= 5; models++) {
      List<Slot> most = Plan.spread(ranking(5), 20, models).slots();
      for (int samples = 1; samples <= 20; samples++) {
        assertThat(Plan.spread(ranking(5), samples, models).slots())
            .isEqualTo(most.subList(0, samples));
      }
    }
  }

  private static Ranking ranking(int models) {
    return new Ranking(List.of(), IntStream.range(0, models)
        .mapToObj(i -> new RankedModel("model " + i, 1 - i / 100.0, 5))
        .toList());
  }
}
