package avengers.gateway.answer;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.plan.Second;
import avengers.clustering.vote.Verdict;
import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Effort;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.Outcome;
import avengers.gateway.backend.Retries;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.RequestContent;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What follows from an uncertain verdict.
 *
 * @param backends by model
 * @param retries how calls are repeated
 */
record Doubts(Map<String, Backend> backends, Retries retries) {
  /**
   * What was done about a doubt.
   *
   * @param escalation the stronger model that was asked
   * @param refusal the error that the client gets instead of an answer
   * @param doubt why there was one, for people; empty if there was none
   */
  record Settled(Optional<Escalation> escalation, Optional<ApiError> refusal, String doubt) {
    static final Settled NOTHING = new Settled(Optional.empty(), Optional.empty(), "");
  }

  /**
   * Settles a verdict as the configuration says, or else the plan. Never fails: a stronger model
   * may.
   */
  Future<Settled> settle(EnsemblePlan plan, Verdict verdict, CallScope scope,
      WaitingTime waiting) {
    RequestVoting voting = plan.voting();
    String why = voting.doubt(verdict);
    if (why.isEmpty()) {
      return Future.succeededFuture(Settled.NOTHING);
    }
    Settled untouched = new Settled(Optional.empty(), Optional.empty(), why);
    return switch (consequence(voting)) {
      case Consequence.Answer(),Consequence.SampleMore(int _) -> Future.succeededFuture(untouched);
      case Consequence.Refuse() -> Future.succeededFuture(
          new Settled(Optional.empty(), Optional.of(refusal(verdict)), why));
      case Consequence.Escalate(String model) ->
        escalate(model, plan.requestTo(model), scope, waiting)
            .map(escalation -> new Settled(Optional.of(escalation), Optional.empty(), why));
    };
  }

  private static Consequence consequence(RequestVoting voting) {
    return voting.config()
        .doubt()
        .map(DoubtConfig::consequence)
        .orElseGet(
            () -> voting.second()
                .orElseThrow() instanceof Second.Stronger(double _, RankedModel model)
                    ? new Consequence.Escalate(model.model())
                    : new Consequence.Answer());
  }

  private Future<Escalation> escalate(String model, ChatRequest request, CallScope scope,
      WaitingTime waiting) {
    if (scope.ended()) {
      return Future.succeededFuture(new Escalation(model,
          new Outcome.Failed<>(Failure.because(model, scope.whyOver())),
          OptionalInt.empty()));
    }
    Backend backend = Objects.requireNonNull(backends.get(model));
    CallScope call = scope.forPurpose(Purpose.ESCALATION);
    waiting.begin();
    RequestContent body = request.whole(backend.upstreamModel());
    return retries.whole(backend, call, Effort.FULL, attempt -> backend.complete(body, attempt))
        .andThen(asked -> waiting.end())
        .map(called -> new Escalation(model, called.outcome(), called.call()));
  }

  private static ApiError refusal(Verdict verdict) {
    String why = verdict.votes() == verdict.voters()
        ? "There are too few votes to be sure of the answer: "
        : "The models do not agree enough to answer: ";
    return ApiError.of(ErrorKind.UNPROCESSABLE, why + verdict.votes() + " of " + verdict.voters()
        + " votes are for the most frequent answer.").withCode("uncertain");
  }
}
