package avengers.clustering.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.testing.Vectors;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Verdict;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StoppingRulesTest {
  private static final String[] TEN_ALIKE = "A A A A A A A A A A".split(" ");
  private static final String[] TEN_MIXED = "A B C A B C A B C A".split(" ");

  static Stream<StoppingRule> rules() {
    return Stream.of(new AskAll(), new Adaptive(0.95), Adaptive.USUAL, new Window(2),
        new Window(3))
        .flatMap(rule -> Stream.of(rule, new Decided(rule), new UntilCertain(rule, 0),
            new UntilCertain(new Decided(rule), 3), new Decided(new UntilCertain(rule, 2)),
            new UntilConfident(new Decided(rule), 3, 0.8, new AskAll())));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noRuleWaitsForNothingNorAsksWhereNothingIsLeft(StoppingRule rule) {
    RandomGenerator random = Vectors.seeded(3);
    for (int round = 0; round < 500; round++) {
      Rehearsal rehearsal = Rehearsal.random(random);
      Rehearsal.Stopped stopped = rehearsal.run(interim -> {
        Step step = rule.next(interim);
        assertThat(rule.next(interim)).isEqualTo(step);
        switch (step) {
          case Step.Ask(Slot next) -> assertThat(interim.unasked()).first().isEqualTo(next);
          case Step.Wait() -> assertThat(interim.outstanding()).isNotEmpty();
          case Step.Stop() -> {
            // It may stop whenever it likes.
          }
        }
        return step;
      }, random);

      assertThat(stopped.asked()).isBetween(1, rehearsal.plan().size());
    }
  }

  @Test
  void allAreAskedForAtOnce() {
    Rehearsal.Stopped stopped = run(new AskAll(), Election.PLAIN, TEN_ALIKE);

    assertThat(stopped.interim().arrived()).hasSize(10);
  }

  /** The upper half of Beta(a + 1, b + 1). */
  @ParameterizedTest(name = "{0} : {1} leads with {2}")
  @CsvSource({"0, 0, 0.5", "2, 0, 0.875", "4, 0, 0.96875", "4, 1, 0.890625", "3, 3, 0.5",
      "1, 2, 0.3125"})
  void theLeadersChanceIsThatOfABetaPosterior(int first, int second, double chance) {
    assertThat(Adaptive.probability(first, second)).isCloseTo(chance, within(1e-12));
  }

  @Test
  void anAdaptiveRuleAsksForNoMoreThanItNeeds() {
    assertThat(run(new Adaptive(0.95), Election.PLAIN, TEN_ALIKE).asked()).isEqualTo(4);
    assertThat(run(Adaptive.USUAL, Election.PLAIN, TEN_ALIKE).asked()).isEqualTo(2);
    assertThat(run(new Adaptive(0.95), Election.PLAIN, TEN_MIXED).asked()).isEqualTo(10);
  }

  @Test
  void anAdaptiveRuleGoesOnWhileTwoAnswersAreClose() {
    Rehearsal.Stopped stopped = run(new Adaptive(0.95), Election.PLAIN, "A", "A", "A", "B", "A",
        "A", "A", "A", "A", "A");

    assertThat(stopped.asked()).isEqualTo(7);
    assertThat(stopped.interim().outstanding()).isEmpty();
  }

  @Test
  void aWindowThatAgreesIsEnough() {
    assertThat(run(new Window(3), Election.PLAIN, TEN_ALIKE).asked()).isEqualTo(3);
    assertThat(run(new Window(5), Election.PLAIN, TEN_MIXED).asked()).isEqualTo(10);
  }

  @Test
  void windowsDoNotOverlap() {
    assertThat(runInOrder(new Window(3), "B", "A", "A", "A", "A", "A", "A", "A", "A").asked())
        .isEqualTo(6);
  }

  @Test
  void aVoteInDoubtAsksForAsManyAsWouldMakeItCertain() {
    StoppingRule rule = new UntilCertain(new Decided(new AskAll()), 7);

    Rehearsal.Stopped stopped = run(rule, Rehearsal.doubting(0.05), TEN_ALIKE);

    assertThat(stopped.interim().verdict()).isInstanceOf(Verdict.Majority.class);
    assertThat(stopped.asked()).isEqualTo(6);
  }

  @Test
  void theReserveIsForDoubtAlone() {
    assertThat(run(new UntilCertain(new AskAll(), 7), Election.PLAIN, TEN_ALIKE).asked())
        .isEqualTo(3);
    assertThat(run(new UntilCertain(new AskAll(), 4), Rehearsal.doubting(0.05), TEN_ALIKE)
        .asked()).isEqualTo(6);
  }

  @Test
  void whereNotEvenAllThatAreLeftCouldMakeItCertainNoneIsAsked() {
    Rehearsal.Stopped stopped = runInOrder(new UntilCertain(new AskAll(), 2), Rehearsal.doubting(
        0.05), "A", "B", "A", "A");

    assertThat(stopped.asked()).isEqualTo(2);
    assertThat(stopped.interim().verdict()).isInstanceOf(Verdict.Uncertain.class);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Adaptive(0.5)).hasMessageContaining("between 0.5 and 1: 0.5");
    assertThatThrownBy(() -> new Window(1)).hasMessageContaining("at least 2 samples: 1");
    assertThatThrownBy(() -> new UntilCertain(new AskAll(), -1))
        .hasMessageContaining("must not be negative: -1");
  }

  private static Rehearsal.Stopped run(StoppingRule rule, Election election, String... texts) {
    return Rehearsal.of(election, texts).run(rule, Vectors.seeded(1));
  }

  private static Rehearsal.Stopped runInOrder(StoppingRule rule, String... texts) {
    return runInOrder(rule, Election.PLAIN, texts);
  }

  /** What was asked for first comes first. */
  private static Rehearsal.Stopped runInOrder(StoppingRule rule, Election election,
      String... texts) {
    return Rehearsal.of(election, texts).run(rule, () -> 0L);
  }
}
