package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.vote.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoteTest {
  private static SampledReply reply(int number, String text, String finishReason) {
    return SampledReply.of(new Place(number, Replied.slot("m" + number)),
        Replied.choice(text, finishReason));
  }

  @Test
  void theChosenReplyIsTheVerdictsSample() {
    SampledReply first = reply(0, "7", "stop");
    SampledReply second = reply(1, "8", "stop");
    SampledReply third = reply(2, "8", "stop");

    Vote vote = Replied.vote(List.of(first, second, third));

    assertThat(vote.chosen()).isEqualTo(second);
    assertThat(vote.verdict()).isInstanceOf(Verdict.Majority.class);
  }

  @Test
  void aReplyThatWasCutShortIsGivenOnlyWhereNoneIsWhole() {
    SampledReply cut = reply(0, "7", "length");
    SampledReply whole = reply(1, "8", "stop");

    assertThat(Replied.vote(List.of(cut, whole)).chosen()).isEqualTo(whole);
    assertThat(Replied.vote(List.of(cut)).chosen()).isEqualTo(cut);
  }

  @Test
  void aReplyThatSaysNothingIsNeverGiven() {
    SampledReply empty = reply(0, "", "stop");
    SampledReply cutBeforeItSaidAnything = reply(1, "", "length");
    SampledReply thoughts = reply(2, "<think>It is 7.</think>", "stop");

    assertThat(Replied.vote(List.of(empty, cutBeforeItSaidAnything, thoughts)).chosen())
        .isEqualTo(thoughts);
    assertThat(Vote.of(Replied.voting("How many?", 2), List.of(empty, cutBeforeItSaidAnything)))
        .isEmpty();
  }

  @Test
  void withoutRepliesThereIsNoVote() {
    assertThat(Vote.of(Replied.voting("How many?", 2), List.of())).isEmpty();
  }
}
