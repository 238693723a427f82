package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.FittedRouter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSelectionTest {
  private static final int TOPICS = 12;
  private static final List<String> MODELS = List.of("half", "never", "sixth", "third", "usual");

  /**
   * First on six, four and two of twelve topics; one model is always second, one always last.
   */
  private static final Topics SKILLED = new Topics(MODELS, TOPICS, (model, topic) -> {
    int specialist = topic < 6 ? 0 : topic < 10 ? 3 : 2;
    return model == specialist ? 0.95 : model == 4 ? 0.7 : model == 1 ? 0.1 : 0.4;
  });

  private static final LabelledQueries QUERIES = SKILLED.queries(960, 5);

  @Test
  void theMostOftenFirstComeFirstAndTheMostOftenSecondNext() {
    List<SelectedModel> selected = select(5).selected();

    assertThat(selected).extracting(SelectedModel::model)
        .containsExactly("half", "third", "sixth", "usual", "never");
    assertThat(selected).extracting(SelectedModel::first).containsExactly(6, 4, 2, 0, 0);
    assertThat(selected.get(3).second()).isEqualTo(TOPICS);
  }

  @Test
  void eachModelTellsWhatThePoolScoresWithIt() {
    List<SelectedModel> selected = select(4).selected();

    // Alone 0.95 on half of the topics and 0.4 on the others; the others mend a third and a sixth.
    assertThat(selected.get(0).score()).isCloseTo(0.675, within(0.04));
    assertThat(selected.get(1).score()).isCloseTo(0.858, within(0.04));
    assertThat(selected.get(2).score()).isCloseTo(0.95, within(0.04));
    assertThat(selected.get(3).score()).isCloseTo(0.95, within(0.04));
  }

  @Test
  void theRouterHoldsTheSelectedModelsAndNoOther() {
    FittedRouter router = select(2).router();

    assertThat(router.models()).containsExactly("half", "third");
    assertThat(router.clusters()).allMatch(cluster -> cluster.size() == 2);
    assertThat(router.centroids().count()).isEqualTo(TOPICS);
  }

  @Test
  void aPoolIsTheBeginningOfEveryLargerOne() {
    List<SelectedModel> all = select(5).selected();
    for (int wanted = 1; wanted < 5; wanted++) {
      assertThat(select(wanted).selected()).isEqualTo(all.subList(0, wanted));
    }
  }

  @Test
  void oneModelIsAPoolToo() {
    FittedRouter router = select(1).router();

    assertThat(router.evidence().orElseThrow().dominates()).isTrue();
    assertThat(router.models()).containsExactly("half");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 6})
  void moreModelsThanThereAreCannotBeSelected(int wanted) {
    assertThatThrownBy(() -> select(wanted)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot select " + wanted + " of 5 models; choose from 1 to 5");
  }

  private static FitResult select(int wanted) {
    return RouterFitter.fitAndTell(QUERIES,
        new FitOptions(new ClusterCount.Fixed(TOPICS), OptionalInt.of(wanted), 3), "sha256:aa",
        "00");
  }
}
