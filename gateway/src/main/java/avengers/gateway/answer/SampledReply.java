package avengers.gateway.answer;

import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.vote.Sample;
import avengers.gateway.openai.ChatCompletion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A completion that came, and as what it votes. */
record SampledReply(Sample sample, ChatCompletion completion) {
  static SampledReply of(String model, double score, ChatCompletion completion) {
    Reply reply = new Reply(completion.text(), List.of(),
        completion.truncated() ? Reply.Ending.TRUNCATED : Reply.Ending.COMPLETE, Optional.empty());
    return new SampledReply(new Sample(model, score, Reading.of(reply), OptionalDouble.empty()),
        completion);
  }
}
