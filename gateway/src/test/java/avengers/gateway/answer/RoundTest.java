package avengers.gateway.answer;

import static avengers.gateway.answer.Replied.saying;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.Step;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundTest {
  private static final String QUESTION = "Which?\nA) red\nB) green";

  private static Progress asked(RequestVoting voting, int samples) {
    Progress progress = Progress.of(voting.slots());
    for (int i = 0; i < samples; i++) {
      progress = progress.asked(progress.unasked().getFirst());
    }
    return progress;
  }

  private static Progress after(RequestVoting voting, int samples, String... texts) {
    Progress progress = asked(voting, samples);
    for (int i = 0; i < texts.length; i++) {
      progress = progress.arrived(saying(i, "m", texts[i]));
    }
    return progress;
  }

  @Test
  void allThatTheRuleAsksForIsAskedForInOneRound() {
    RequestVoting voting = Replied.voting(QUESTION, 3);

    Round round = Round.next(voting, Progress.of(voting.slots()));

    assertThat(round.ask()).extracting(Place::number).containsExactly(0, 1, 2);
    assertThat(round.stop()).isEmpty();
  }

  @Test
  void aSequentialRuleBeginsWithFew() {
    RequestVoting voting = Replied.voting(QUESTION, new Adaptive(0.95), 10, 10);

    assertThat(Round.next(voting, Progress.of(voting.slots())).ask()).hasSize(4);
  }

  @Test
  void whatIsOutstandingIsWaitedFor() {
    RequestVoting voting = Replied.voting(QUESTION, 3);

    assertThat(Round.next(voting, after(voting, 3, "Answer: A")))
        .isEqualTo(new Round(List.of(), Optional.empty()));
  }

  @Test
  void aVoteIsDecidedWhenTheRestCannotChangeIt() {
    RequestVoting voting = Replied.voting(QUESTION, 3);

    assertThat(Round.next(voting, after(voting, 3, "Answer: A", "Answer: A")).stop())
        .contains(StopReason.DECIDED);
  }

  @Test
  void whenAllCameTheVoteEnds() {
    RequestVoting voting = Replied.voting(QUESTION, 3);

    assertThat(Round.next(voting, after(voting, 3, "A", "B", "A")).stop())
        .contains(StopReason.ALL);
  }

  @Test
  void whenAllAreLostTheVoteEnds() {
    RequestVoting voting = Replied.voting(QUESTION, 1);
    Progress progress = asked(voting, 1);
    Place place = progress.outstanding().getFirst();

    Progress lost = progress.lost(place, Failure.because("m", FailureReason.MALFORMED));

    assertThat(Round.next(voting, lost).stop()).contains(StopReason.ALL);
  }

  @Test
  void theRuleThatStoppedIsNamed() {
    RequestVoting voting = Replied.voting(QUESTION, new Adaptive(0.95), 10, 10);

    assertThat(Round.next(voting, after(voting, 4, "A", "A", "A", "A")).stop())
        .contains(StopReason.ADAPTIVE);
  }

  @Test
  void aRuleThatWaitsForNothingEndsTheVote() {
    RequestVoting voting = Replied.voting(QUESTION, interim -> new Step.Wait(), 3, 3);

    assertThat(Round.next(voting, Progress.of(voting.slots())).stop()).contains(StopReason.ALL);
  }

  @Test
  void theReserveDoesNotCountAsNotAskedFor() {
    RequestVoting voting = Replied.voting(QUESTION, new AskAll(), 3, 6);

    assertThat(Round.next(voting, after(voting, 6, "A", "B", "A", "A", "A", "A")).stop())
        .contains(StopReason.CERTAIN);
  }
}
