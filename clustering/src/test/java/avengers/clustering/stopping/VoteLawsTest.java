package avengers.clustering.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.answer.Prompt;
import avengers.clustering.testing.Vectors;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for any vote: of replies of all kinds, with weights and with tests of doubt. */
class VoteLawsTest {
  private static final int ROUNDS = 5_000;

  @Test
  void theOrderOfSamplesDecidesNothingButTies() {
    RandomGenerator random = Vectors.seeded(11);
    for (int round = 0; round < ROUNDS; round++) {
      Rehearsal rehearsal = Rehearsal.random(random);
      Election election = rehearsal.election();
      List<Sample> shuffled = new ArrayList<>(rehearsal.coming());
      Collections.shuffle(shuffled, new Random(round));

      Verdict verdict = election.decide(rehearsal.prompt(), rehearsal.coming());
      Verdict other = election.decide(rehearsal.prompt(), shuffled);

      Tally tally = count(rehearsal, rehearsal.coming());
      assertThat(other.getClass()).as("%s", rehearsal).isEqualTo(verdict.getClass());
      assertThat(answers(count(rehearsal, shuffled))).as("%s", rehearsal)
          .isEqualTo(answers(tally));
      if (verdict instanceof Verdict.Majority) {
        assertThat(winner(count(rehearsal, shuffled))).as("%s", rehearsal)
            .isEqualTo(winner(tally));
      }
    }
  }

  @Test
  void oneMoreVoteForTheWinnerNeverMakesItLose() {
    RandomGenerator random = Vectors.seeded(12);
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Rehearsal rehearsal = Rehearsal.random(random);
      Tally before = count(rehearsal, rehearsal.coming());
      if (before.parties().isEmpty()) {
        continue;
      }
      List<Sample> more = new ArrayList<>(rehearsal.coming());
      Sample sample = before.parties().getFirst().samples().getLast();
      Slot slot = rehearsal.plan().get(random.nextInt(rehearsal.plan().size()));
      more.add(new Sample(slot.model(), slot.score(), sample.reading(), OptionalDouble.empty()));

      Tally after = count(rehearsal, more);
      if (after.kind().equals(before.kind())) {
        kept++;
        assertThat(winner(after)).as("%s", rehearsal).isEqualTo(winner(before));
        if (rehearsal.election()
            .decide(rehearsal.prompt(),
                rehearsal.coming()) instanceof Verdict.Majority) {
          assertThat(rehearsal.election().decide(rehearsal.prompt(), more))
              .as("%s", rehearsal)
              .isInstanceOf(Verdict.Majority.class);
        }
      }
    }
    assertThat(kept).isGreaterThan(ROUNDS / 2);
  }

  @Test
  void agreementIsTransitiveWhateverIsCompared() {
    RandomGenerator random = Vectors.seeded(13);
    for (int round = 0; round < ROUNDS / 5; round++) {
      Rehearsal rehearsal = Rehearsal.random(random);
      AnswerKind kind = kind(rehearsal.prompt(), rehearsal.coming());
      List<Answer> answers = rehearsal.coming()
          .stream()
          .map(sample -> kind.read(sample.reading()))
          .flatMap(Optional::stream)
          .toList();
      for (Answer one : answers) {
        assertThat(answers.stream().filter(one::equals).toList())
            .allSatisfy(same -> assertThat(answers.stream().filter(same::equals).count())
                .isEqualTo(answers.stream().filter(one::equals).count()));
      }
    }
  }

  private static AnswerKind kind(Prompt prompt, List<Sample> samples) {
    return KindChoice.of(prompt, samples.stream().map(Sample::reading).toList());
  }

  private static Tally count(Rehearsal rehearsal, List<Sample> samples) {
    return rehearsal.election().count(kind(rehearsal.prompt(), samples), samples);
  }

  private static Answer winner(Tally tally) {
    return tally.parties().getFirst().answer();
  }

  private static Set<Answer> answers(Tally tally) {
    return new HashSet<>(tally.parties().stream().map(Party::answer).toList());
  }
}
