package avengers.gateway.answer;

import avengers.clustering.vote.Verdict;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.backend.Outcome;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What follows from an uncertain verdict.
 *
 * @param backends by model
 */
record Doubts(Map<String, Backend> backends) {
  /**
   * What was done about a doubt.
   *
   * @param escalation the stronger model that was asked
   * @param refusal the error that the client gets instead of an answer
   */
  record Settled(Optional<Escalation> escalation, Optional<ApiError> refusal) {
    static final Settled NOTHING = new Settled(Optional.empty(), Optional.empty());
  }

  /** Settles a verdict as the configuration says. Never fails: a stronger model may. */
  Future<Settled> settle(Optional<DoubtConfig> config, Verdict verdict, ChatRequest request,
      CallScope scope, WaitingTime waiting) {
    if (!(verdict instanceof Verdict.Uncertain uncertain) || config.isEmpty()) {
      return Future.succeededFuture(Settled.NOTHING);
    }
    return switch (config.get().consequence()) {
      case Consequence.Answer(),Consequence.SampleMore(int _) ->
        Future.succeededFuture(Settled.NOTHING);
      case Consequence.Refuse() -> Future.succeededFuture(
          new Settled(Optional.empty(), Optional.of(refusal(uncertain))));
      case Consequence.Escalate(String model) -> escalate(model, request, scope, waiting)
          .map(escalation -> new Settled(Optional.of(escalation), Optional.empty()));
    };
  }

  private Future<Escalation> escalate(String model, ChatRequest request, CallScope scope,
      WaitingTime waiting) {
    if (scope.ended()) {
      return Future.succeededFuture(new Escalation(model,
          new Outcome.Failed<>(Failure.because(model, FailureReason.TIMED_OUT)),
          OptionalInt.empty()));
    }
    Backend backend = Objects.requireNonNull(backends.get(model));
    CallScope call = scope.forPurpose(Purpose.ESCALATION);
    waiting.begin();
    return backend.complete(request.whole(backend.upstreamModel()), call)
        .andThen(asked -> waiting.end())
        .map(outcome -> new Escalation(model, outcome, call.lastCall()));
  }

  private static ApiError refusal(Verdict.Uncertain verdict) {
    String why = verdict.votes() == verdict.voters()
        ? "There are too few votes to be sure of the answer: "
        : "The models do not agree enough to answer: ";
    return ApiError.of(ErrorKind.UNPROCESSABLE, why + verdict.votes() + " of " + verdict.voters()
        + " votes are for the most frequent answer.").withCode("uncertain");
  }
}
