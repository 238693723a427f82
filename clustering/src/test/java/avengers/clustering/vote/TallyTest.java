package avengers.clustering.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.answer.Silence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final AnswerKind NUMBERS = KindChoice.of(Prompt.of("How many?"),
      List.of(Reading.of(Reply.of("7"))));

  @Test
  void sharesAreOfThoseThatAnswered() {
    Tally tally = plain("7", "7", "7", "8", "", "well");

    assertThat(tally.votes()).isEqualTo(3);
    assertThat(tally.secondVotes()).isEqualTo(1);
    assertThat(tally.voters()).isEqualTo(4);
    assertThat(tally.agreement()).isEqualTo(0.75);
    assertThat(tally.margin()).isEqualTo(0.5);
    assertThat(tally.silent()).containsEntry(Silence.EMPTY, 1)
        .containsEntry(Silence.UNREADABLE, 1);
  }

  @Test
  void aLeadOfFewVotesIsSmaller() {
    assertThat(plain("7").lead()).isEqualTo(0.5);
    assertThat(plain("7", "7", "7").lead()).isEqualTo(0.75);
    assertThat(plain("7", "7", "7", "8").lead()).isEqualTo(0.4);
    assertThat(plain("7", "8").lead()).isEqualTo(0);
  }

  @Test
  void theEntropyIsInBits() {
    assertThat(plain("7", "7").entropy()).isEqualTo(0);
    assertThat(plain("7", "8").entropy()).isCloseTo(1, within(1e-12));
    assertThat(plain("7", "8", "9", "10").entropy()).isCloseTo(2, within(1e-12));
    assertThat(plain("7", "7", "8", "9").entropy()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void nobodysVotesAreNone() {
    Tally tally = plain("");

    assertThat(tally.votes()).isEqualTo(0);
    assertThat(tally.secondVotes()).isEqualTo(0);
    assertThat(tally.agreement()).isEqualTo(0);
    assertThat(tally.lead()).isEqualTo(0);
    assertThat(tally.entropy()).isEqualTo(0);
  }

  @Test
  void votesAreCountedWhateverTheyWeigh() {
    Tally tally = Election.of(new VotePolicy.LogOdds(VoteWeights.INDEPENDENT))
        .count(NUMBERS, List.of(Sample.of("guesser", 0.2, "6"), Sample.of("guesser", 0.2, "7"),
            Sample.of("guesser", 0.2, "7"), Sample.of("middle", 0.6, "6"),
            Sample.of("expert", 0.95, "8")));

    assertThat(tally.parties()).extracting(party -> party.best().text())
        .containsExactly("8", "6", "7");
    assertThat(tally.votes()).isEqualTo(1);
    assertThat(tally.secondVotes()).isEqualTo(2);
    assertThat(tally.agreement()).isGreaterThan(0.5);
  }

  private static Tally plain(String... texts) {
    List<Sample> samples = new ArrayList<>();
    for (String text : texts) {
      samples.add(Sample.of("model", 0.5, text));
    }
    return Election.PLAIN.count(NUMBERS, samples);
  }
}
