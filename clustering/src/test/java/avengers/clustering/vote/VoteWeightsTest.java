package avengers.clustering.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.choice.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VoteWeightsTest {
  private static final AnswerKind OPTIONS = new AnswerKind.Choices(Options.letters('D'));

  @Test
  void aVoteWeighsItsLogOdds() {
    assertThat(VoteWeights.logOdds(0.8, 2)).isCloseTo(Math.log(4), within(1e-12));
    assertThat(VoteWeights.logOdds(0.5, 4)).isCloseTo(Math.log(3), within(1e-12));
  }

  @Test
  void guessingHasNoWeightAndCertaintyABound() {
    assertThat(VoteWeights.logOdds(0.25, 4)).isEqualTo(0);
    assertThat(VoteWeights.logOdds(0.1, 4)).isEqualTo(0);
    assertThat(VoteWeights.logOdds(1, 2)).isEqualTo(VoteWeights.logOdds(0.99, 2)).isFinite();
  }

  @Test
  void aFactorIsTheModels() {
    VoteWeights weights = new VoteWeights(Map.of("copycat", 0.5));

    assertThat(weights.of("copycat", 0.8, 2)).isCloseTo(Math.log(4) / 2,
        within(1e-12));
    assertThat(weights.of("other", 0.8, 2)).isCloseTo(Math.log(4), within(1e-12));
  }

  @Test
  void noVoteCountsAgainstItsAnswer() {
    assertThatThrownBy(() -> new VoteWeights(Map.of("a", -0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a is -0.1");
  }

  @Test
  void oneExpertOutweighsTwoGuessers() {
    List<Sample> samples = List.of(Sample.of("guesser", 0.3, "A"), Sample.of("guesser", 0.3, "A"),
        Sample.of("expert", 0.9, "B"));

    Verdict plain = Election.PLAIN.decide(OPTIONS, samples);
    Verdict weighted = Election.of(
        new VotePolicy.LogOdds(VoteWeights.INDEPENDENT)).decide(OPTIONS, samples);

    assertThat(plain.winner().map(Sample::model)).contains("guesser");
    assertThat(weighted.winner().map(Sample::model)).contains("expert");
    assertThat(weighted.votes()).isEqualTo(1);
    assertThat(weighted.voters()).isEqualTo(3);
  }
}
