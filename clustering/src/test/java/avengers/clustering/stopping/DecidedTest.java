package avengers.clustering.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.KindChoice;
import avengers.clustering.testing.Vectors;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.Verdict;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DecidedTest {
  private static final StoppingRule RULE = new Decided(new AskAll());

  @Test
  void aVoteIsDecidedWhenTheLeaderCannotBeCaught() {
    assertThat(arrived(Election.PLAIN, "A", "A", "A", "B", "B")).isEqualTo(3);
    assertThat(arrived(Election.PLAIN, "A", "B", "A", "A", "B")).isEqualTo(4);
    assertThat(arrived(Election.PLAIN, "A", "A", "B", "B")).isEqualTo(4);
  }

  @Test
  void aTieThatMayComeDecidesNothing() {
    assertThat(arrived(Election.PLAIN, "A", "A", "B", "C")).isEqualTo(4);
    assertThat(arrived(Election.PLAIN, "A", "A", "A", "B", "C", "C")).isEqualTo(5);
  }

  @Test
  void doubtIsDecidedToo() {
    Election doubting = Rehearsal.doubting(0.05);

    assertThat(arrived(doubting, "A", "A", "A", "A", "A", "A", "A")).isEqualTo(7);
    assertThat(arrived(doubting, "A", "A", "A", "A", "B")).isEqualTo(3);
  }

  @Test
  void nothingThatComesLaterChangesTheVerdict() {
    RandomGenerator random = Vectors.seeded(1);
    int early = 0;
    for (int round = 0; round < 20_000; round++) {
      Rehearsal rehearsal = Rehearsal.random(random);
      Interim stopped = rehearsal.run(RULE, random).interim();
      Verdict before = stopped.verdict();
      Verdict after = rehearsal.election().decide(rehearsal.prompt(), rehearsal.coming());
      if (!stopped.open().isEmpty()) {
        early++;
        assertThat(winners(rehearsal)).as("%s", rehearsal).contains(before.winner().orElseThrow());
        assertThat(before.getClass()).as("%s", rehearsal).isEqualTo(after.getClass());
      }
    }
    assertThat(early).isGreaterThan(1_000);
  }

  /** The samples that give the answer that wins the full vote. */
  private static List<Sample> winners(Rehearsal rehearsal) {
    Tally full = rehearsal.election()
        .count(KindChoice.of(rehearsal.prompt(),
            rehearsal.coming().stream().map(Sample::reading).toList()), rehearsal.coming());
    return full.parties().getFirst().samples();
  }

  /** After how many samples, in this order, the vote is decided. */
  private static int arrived(Election election, String... texts) {
    StoppingRule oneByOne = interim -> interim.outstanding().isEmpty()
        ? new AskAll().next(interim)
        : new Step.Wait();
    return Rehearsal.of(election, texts)
        .run(new Decided(oneByOne), Vectors.seeded(1))
        .interim()
        .arrived()
        .size();
  }
}
