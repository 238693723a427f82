package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.Evidence;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.testing.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DominanceTest {
  private static final List<String> MODELS = List.of("a", "b", "best", "c", "d", "e");
  private static final int TOPICS = 40;

  /** In each cluster of ten queries one of five rivals is luckier than the better model. */
  private static final Topics DOMINATED = new Topics(MODELS, TOPICS,
      (model, topic) -> model == 2 ? 0.8 : 0.7);

  private static final Topics SPECIALISTS = new Topics(MODELS, TOPICS,
      (model, topic) -> topic % MODELS.size() == model ? 0.9 : 0.4);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whereSmallClustersMisleadTheDominatingModelAnswersEverything(long seed) {
    FittedRouter router = fit(DOMINATED, seed);
    Evidence evidence = router.evidence().orElseThrow();

    assertThat(evidence.dominates()).isTrue();
    assertThat(evidence.bestSingle()).isEqualTo("best");
    Ranker ranker = new Ranker(router);
    for (int topic = 0; topic < TOPICS; topic++) {
      float[] query = Vectors.nearAxis(Vectors.seeded(topic), topic, TOPICS);
      assertThat(ranker.rank(query, MODELS).models().getFirst().model()).isEqualTo("best");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aClearGainIsSeenAndMeasured(long seed) {
    FittedRouter router = fit(SPECIALISTS, seed);
    Evidence evidence = router.evidence().orElseThrow();

    assertThat(evidence.dominates()).isFalse();
    assertThat(router.rule().shrinkage()).isLessThan(1_000);
    assertThat(evidence.difference()).isBetween(0.2, 0.6);
    assertThat(evidence.standardError()).isBetween(0.005, 0.05);
  }

  @Test
  void equalModelsAreRarelyTakenForSpecialists() {
    Topics equal = new Topics(MODELS, 10, (model, topic) -> 0.6);
    int routed = 0;
    for (int seed = 0; seed < 40; seed++) {
      FittedRouter router = RouterFitter.fit(equal.queries(300, seed), new FitOptions(10, seed),
          "sha256:aa", "00");
      routed += router.evidence().orElseThrow().dominates() ? 0 : 1;
    }

    // One in ten is the level of the test.
    assertThat(routed).isLessThanOrEqualTo(8);
  }

  private static FittedRouter fit(Topics topics, long seed) {
    return RouterFitter.fit(topics.queries(TOPICS * 10, seed), new FitOptions(TOPICS, seed),
        "sha256:aa", "00");
  }
}
