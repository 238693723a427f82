package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.VoteWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Binary questions; each model is right on 80 %. */
class VoteWeightFitTest {
  private static final double SCORE = 0.8;
  private static final double STEP = 1e-5;

  @Test
  void independentModelsKeepTheirLogOdds() {
    VoteWeights weights = VoteWeightFit.fit(votes(3000, List.of("a", "b", "c"), List.of()));

    assertThat(weights.factors().values()).allSatisfy(
        factor -> assertThat(factor).isCloseTo(1, within(0.15)));
  }

  @Test
  void copiesShareOneVote() {
    VoteWeights weights = VoteWeightFit.fit(
        votes(3000, List.of("a", "b"), List.of("copy of b", "second copy of b")));

    Map<String, Double> factors = weights.factors();
    double together = factors.getOrDefault("b", 1.0) + factors.getOrDefault("copy of b", 1.0)
        + factors.getOrDefault("second copy of b", 1.0);
    assertThat(together).isCloseTo(1, within(0.25));
    assertThat(factors.get("a")).isCloseTo(1, within(0.15));
  }

  @Test
  void aModelThatIsRightLessOftenThanItsScoresSayIsNotHeard() {
    List<LabelledVote> votes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      boolean bluffs = i % 20 > 0;
      votes.add(new LabelledVote(List.of(List.of(Sample.of("a", SCORE, "")),
          List.of(Sample.of("bluffer", 0.9, ""))), bluffs ? 0 : 1, 2));
    }

    VoteWeights weights = VoteWeightFit.fit(votes);

    assertThat(weights.of("bluffer", 0.9, 2)).isZero();
    assertThat(weights.of("a", SCORE, 2)).isCloseTo(Math.log(19), within(0.05));
  }

  @Test
  void manyCertainVotesDoNotOverflow() {
    List<Sample> all = IntStream.range(0, 400)
        .mapToObj(model -> Sample.of("m" + model, 1, ""))
        .toList();
    List<LabelledVote> votes = List.of(new LabelledVote(List.of(all), -1, 10),
        new LabelledVote(List.of(all), 0, 10));

    assertThat(VoteWeightFit.fit(votes).factors().values())
        .allSatisfy(factor -> assertThat(factor).isBetween(0.0, 10.0));
  }

  @Test
  void theSlopeIsThatOfTheValueAndTheCurvatureThatOfTheSlope() {
    List<String> models = List.of("a", "b", "copy of b");
    VoteWeightFit fit = new VoteWeightFit(votes(50, models.subList(0, 2), models.subList(2, 3)),
        models);
    double[] at = {0.3, 1.2, 0.7};
    double[] gradient = new double[3];
    double[][] curvature = new double[3][3];
    fit.derive(at, gradient, curvature);

    for (int i = 0; i < 3; i++) {
      double[] below = at.clone();
      double[] above = at.clone();
      below[i] -= STEP;
      above[i] += STEP;
      assertThat((fit.value(above) - fit.value(below)) / (2 * STEP))
          .isCloseTo(gradient[i], within(1e-6));
      double[] slopesBelow = slopes(fit, below);
      double[] slopesAbove = slopes(fit, above);
      for (int j = 0; j < 3; j++) {
        assertThat((slopesAbove[j] - slopesBelow[j]) / (2 * STEP))
            .isCloseTo(curvature[i][j], within(1e-6));
      }
    }
  }

  private static double[] slopes(VoteWeightFit fit, double[] at) {
    double[] gradient = new double[at.length];
    fit.derive(at, gradient, new double[at.length][at.length]);
    return gradient;
  }

  @Test
  void withoutVotesModelsCountAsIndependent() {
    assertThat(VoteWeightFit.fit(List.of())).isEqualTo(VoteWeights.INDEPENDENT);
  }

  @Test
  void aHandfulOfVotesHardlyMovesAnything() {
    VoteWeights weights = VoteWeightFit.fit(votes(3, List.of("a", "b"), List.of()));

    assertThat(weights.factors().values()).allSatisfy(
        factor -> assertThat(factor).isBetween(0.2, 2.5));
  }

  @Test
  void onlyAPartyThatIsThereCanBeRight() {
    assertThatThrownBy(() -> new LabelledVote(List.of(List.of()), 1, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<LabelledVote> votes(int count, List<String> models, List<String> copies) {
    RandomGenerator random = Vectors.seeded(9);
    List<LabelledVote> votes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<Boolean, List<Sample>> parties = new LinkedHashMap<>();
      boolean right = false;
      for (String model : models) {
        right = random.nextDouble() < SCORE;
        add(parties, right, model);
      }
      for (String copy : copies) {
        add(parties, right, copy);
      }
      votes.add(new LabelledVote(List.copyOf(parties.values()),
          List.copyOf(parties.keySet()).indexOf(true), 2));
    }
    return votes;
  }

  private static void add(Map<Boolean, List<Sample>> parties, boolean right, String model) {
    parties.computeIfAbsent(right, first -> new ArrayList<>())
        .add(Sample.of(model, SCORE, ""));
  }
}
