package avengers.clustering.collect;

import avengers.clustering.grade.Judge;
import avengers.clustering.grade.Rule;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the calls of one sample, unless an earlier run made them, and grades the reply. */
record Inquiry(Optional<ChatModel> judge,
    Sampling sampling,
    ReplyLog log,
    CollectListener listener) {
  private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

  /** One graded reply; empty if none came. */
  Optional<GradedReply> sample(Question question, ChatModel model, int sample)
      throws IOException, CollectingStopped, InterruptedException {
    CallKey key = new CallKey(question.key(), model.name(), sample, false);
    return switch (outcome(key, model, sampling.call(question, sample))) {
      case Outcome.Answered(Reply reply) ->
        Optional.of(new GradedReply(reply, score(question, key, reply.text())));
      case Outcome.Failed _ -> Optional.empty();
    };
  }

  private Outcome outcome(CallKey key, ChatModel model, ChatCall call)
      throws IOException, CollectingStopped, InterruptedException {
    Optional<Outcome> known = log.find(key);
    Outcome outcome = known.isPresent() ? known.get() : ask(key, model, call);
    listener.called(key, outcome);
    return outcome;
  }

  private Outcome ask(CallKey key, ChatModel model, ChatCall call)
      throws IOException, CollectingStopped, InterruptedException {
    Outcome outcome = reply(key, model, call);
    log.keep(key, outcome);
    return outcome;
  }

  private static Outcome reply(CallKey key, ChatModel model, ChatCall call)
      throws CollectingStopped, InterruptedException {
    try {
      return new Outcome.Answered(model.ask(call));
    } catch (CallFailure failure) {
      LOG.debug("no reply to {}: {}", key, failure.getMessage());
      return new Outcome.Failed(String.valueOf(failure.getMessage()));
    }
  }

  private OptionalDouble score(Question question, CallKey key, String text)
      throws IOException, CollectingStopped, InterruptedException {
    return switch (question.grader()) {
      case Rule rule -> score(rule, key, text);
      case Judge judged -> judgement(judged, key, text);
    };
  }

  private static OptionalDouble score(Rule rule, CallKey key, String text)
      throws InterruptedException {
    try {
      return OptionalDouble.of(rule.grade(text));
    } catch (IOException ungraded) {
      LOG.warn("a reply of {} to {} has no score: {}", key.model(), key.question(),
          ungraded.getMessage());
      return OptionalDouble.empty();
    }
  }

  private OptionalDouble judgement(Judge judged, CallKey key, String text)
      throws IOException, CollectingStopped, InterruptedException {
    ChatModel model = judge.orElseThrow(() -> new IllegalStateException("there is no judge"));
    CallKey judgement = new CallKey(key.question(), key.model(), key.sample(), true);
    return switch (outcome(judgement, model, sampling.judgement(judged.prompt(text)))) {
      case Outcome.Answered(Reply reply) -> Judge.score(reply.text());
      case Outcome.Failed _ -> OptionalDouble.empty();
    };
  }
}
