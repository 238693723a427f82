package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.testing.Labelled;
import avengers.clustering.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CrossFittingTest {
  @Test
  void aQuerysOwnScoreDoesNotSpeakForIt() {
    RandomGenerator random = Vectors.seeded(2);
    Labelled queries = new Labelled();
    for (int i = 0; i < 400; i++) {
      queries.add("d", Vectors.nearAxis(random, i % 2, 2), Map.of("a", (double) (i / 2 % 2)));
    }
    LabelledQueries all = queries.build();
    FittedRouter router = RouterFitter.fit(all, new FitOptions(2, 1), "sha256:aa", "00");

    List<Ranking> rankings = CrossFitting.rankings(all, router, 1);

    double ofRight = meanScore(all, rankings, 1);
    double ofWrong = meanScore(all, rankings, 0);
    // In a fold that happens to hold more right answers, the others hold fewer.
    assertThat(ofRight).isLessThan(ofWrong);
  }

  @Test
  void onlyModelsThatWereAskedAreRanked() {
    LabelledQueries all = new Labelled()
        .add("d", Vectors.unit(1, 0), Map.of("a", 1.0))
        .add("d", Vectors.unit(0, 1), Map.of("a", 0.0, "b", 1.0))
        .add("d", Vectors.unit(1, 1), Map.of("b", 1.0))
        .build();
    FittedRouter router = RouterFitter.fit(all, new FitOptions(2, 1), "sha256:aa", "00");

    assertThat(CrossFitting.rankings(all, router, 1))
        .extracting(ranking -> ranking.models().stream().map(RankedModel::model).sorted().toList())
        .containsExactly(List.of("a"), List.of("a", "b"), List.of("b"));
  }

  private static double meanScore(LabelledQueries all, List<Ranking> rankings, double own) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.queries().get(i).scores().getOrDefault("a", -1.0) == own) {
        sum += rankings.get(i).models().getFirst().score();
        count++;
      }
    }
    return sum / count;
  }
}
