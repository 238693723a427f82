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
import org.junit.jupiter.api.Test;

/** Binary questions; each model is right on 80 %. */
class VoteWeightFitTest {
  private static final double SCORE = 0.8;

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
