package avengers.clustering.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.testing.Vectors;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Verdict;
import avengers.clustering.vote.VotePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UntilConfidentTest {
  /** As sure as its lead: two of two leads by two thirds, three of three by three quarters. */
  private static final Election CALIBRATED = new Election(new VotePolicy.Plain(), Optional.empty(),
      new Calibration(Map.of(), Optional.of(new ConfidenceCurve(List.of(0.0, 1.0), List.of(0.0,
          1.0)))));

  private static StoppingRule rule(int reserve, double threshold) {
    StoppingRule decided = new Decided(new AskAll());
    return new UntilConfident(decided, reserve, threshold, decided);
  }

  private static Rehearsal.Stopped runInOrder(StoppingRule rule, String... texts) {
    return Rehearsal.of(CALIBRATED, texts).run(rule, () -> 0L);
  }

  @Test
  void aSureVoteLeavesTheReserve() {
    assertThat(runInOrder(rule(2, 0.7), "A", "A", "A", "B", "B").asked()).isEqualTo(3);
  }

  @Test
  void anUnsureVoteAsksForAllOfTheReserve() {
    Rehearsal.Stopped stopped = runInOrder(rule(2, 0.7), "A", "A", "B", "B", "B");

    assertThat(stopped.asked()).isEqualTo(5);
    assertThat(stopped.interim().verdict().votes()).isEqualTo(3);
  }

  @Test
  void aVoteThatIsDecidedStopsEarlyOnlyWhereItIsSure() {
    assertThat(runInOrder(rule(2, 0.6), "A", "A", "A", "B", "B").interim().arrived()).hasSize(2);
    assertThat(runInOrder(rule(2, 0.7), "A", "A", "A", "B", "B").interim().arrived()).hasSize(3);
  }

  @Test
  void aReserveThatCannotChangeTheWinnerIsNotAskedFor() {
    assertThat(runInOrder(rule(2, 1), "A", "A", "A", "B", "B").asked()).isEqualTo(3);
  }

  @Test
  void withoutAReserveAllSamplesAreWaitedForWhereTheVoteIsNotSure() {
    assertThat(runInOrder(rule(0, 0.7), "A", "A", "B").interim().arrived()).hasSize(3);
    assertThat(runInOrder(rule(0, 0.6), "A", "A", "B").interim().arrived()).hasSize(2);
  }

  @Test
  void atThresholdZeroNothingIsEverUnsure() {
    assertThat(runInOrder(rule(2, 0), "A", "B", "C", "A", "B").asked()).isEqualTo(3);
  }

  @Test
  void theReserveIsAskedForExactlyWhereTheWholeFirstVoteWouldBeUnsureAndCouldChange() {
    RandomGenerator random = Vectors.seeded(7);
    int unsure = 0;
    for (int round = 0; round < 500; round++) {
      Rehearsal all = Rehearsal.random(random);
      Rehearsal rehearsal = new Rehearsal(all.prompt(), CALIBRATED, all.samples(), all.plan());
      StoppingRule rule = new UntilConfident(new AskAll(), 2, 0.5, new AskAll());
      int first = rehearsal.plan().size() - 2;
      Verdict vote = CALIBRATED.decide(rehearsal.prompt(), rehearsal.samples()
          .subList(0, first)
          .stream()
          .flatMap(Optional::stream)
          .toList());

      Rehearsal.Stopped stopped = rehearsal.run(rule, () -> 0L);

      boolean sure = UntilConfident.isSure(vote, 0.5);
      assertThat(stopped.asked()).isEqualTo(sure ? first : first + 2);
      unsure += sure ? 0 : 1;
    }
    assertThat(unsure).isBetween(50, 450);
  }

  @Test
  void textsThatCannotBeComparedAreNeverSure() {
    Verdict verdict = runInOrder(rule(0, 0.5),
        "A poem that rhymes with nothing and goes on and on. ".repeat(10),
        "Another one, of which nobody knows the end or the beginning. ".repeat(10)).interim()
        .verdict();

    assertThat(UntilConfident.isSure(verdict, 0)).isFalse();
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> rule(-1, 0.5)).hasMessageContaining("must not be negative: -1");
    assertThatThrownBy(() -> rule(1, 1.5)).hasMessageContaining("between 0 and 1: 1.5");
  }
}
