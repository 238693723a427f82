package avengers.clustering.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.answer.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoteWeightsTest {
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

    assertThat(weights.of(new Sample("copycat", 0.8, ""), 2)).isCloseTo(Math.log(4) / 2,
        within(1e-12));
    assertThat(weights.of(new Sample("other", 0.8, ""), 2)).isCloseTo(Math.log(4), within(1e-12));
  }

  @Test
  void noVoteCountsAgainstItsAnswer() {
    assertThatThrownBy(() -> new VoteWeights(Map.of("a", -0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a is -0.1");
  }

  @Test
  void oneExpertOutweighsTwoGuessers() {
    List<Ballot> ballots = List.of(ballot("guesser", 0.3, 'A'), ballot("guesser", 0.3, 'A'),
        ballot("expert", 0.9, 'B'));

    Verdict plain = MajorityVote.count(ballots, vote -> 1);
    Verdict weighted = MajorityVote.count(ballots, vote -> VoteWeights.INDEPENDENT.of(vote, 4));

    assertThat(plain.winner().map(Sample::model)).contains("guesser");
    assertThat(weighted.winner().map(Sample::model)).contains("expert");
    assertThat(weighted.votes()).isEqualTo(1);
    assertThat(weighted.voters()).isEqualTo(3);
  }

  private static Ballot ballot(String model, double score, char letter) {
    return new Ballot(new Sample(model, score, "" + letter),
        Optional.of(new Answer.Choice(letter)));
  }
}
