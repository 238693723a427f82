package avengers.gateway.endpoint;

import avengers.gateway.account.Planned;
import avengers.gateway.account.Voted;
import avengers.gateway.answer.EnsembleAnswer;
import avengers.gateway.answer.EnsembleAnswer.Result;
import avengers.gateway.answer.EnsemblePlan;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.answer.SampleWatcher;
import avengers.gateway.config.EffectiveSettings;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Sampling;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Sends an ensemble's answer, whole or as a stream. */
final class EnsembleResponder {
  private final Vertx vertx;
  private final Exchange exchange;
  private final EnsembleService service;
  private final AnswerReuses reuses;
  private final AnswerFormat format;
  private final Duration keepAlive;

  EnsembleResponder(Vertx vertx, Exchange exchange, EnsembleService service,
      AnswerReuses reuses, AnswerFormat format, Duration keepAlive) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.service = service;
    this.reuses = reuses;
    this.format = format;
    this.keepAlive = keepAlive;
  }

  /** Answers with the settings of an ensemble as the request wants them. */
  Future<Void> respond(EnsembleConfig ensemble, ChatRequest request) {
    exchange.response()
        .putHeader("x-avengers-effective",
            EffectiveSettings.of(ensemble, Sampling.of(ensemble, request)));
    EffectiveSettings.quality(ensemble)
        .ifPresent(quality -> exchange.response().putHeader("x-avengers-quality", quality));
    exchange.recording().prompts(request.query());
    return reuses.of(exchange, ensemble, request)
        .compose(reuse -> reuse.kept()
            .map(again -> again.send(exchange, format, request, ensemble.dial().explain()))
            .orElseGet(() -> ask(ensemble, request, reuse)));
  }

  private Future<Void> ask(EnsembleConfig ensemble, ChatRequest request, Reuse reuse) {
    return service.plan(ensemble, request, exchange.caps(), exchange.scope())
        .onSuccess(this::remember)
        .onSuccess(plan -> PlanHeaders.of(plan).forEach(exchange.response()::putHeader))
        .compose(plan -> request.stream() ? stream(plan, reuse) : whole(plan, reuse));
  }

  private void remember(EnsemblePlan plan) {
    exchange.recording().plans(Planned.of(plan));
  }

  private Future<Void> stream(EnsemblePlan plan, Reuse reuse) {
    return plan.onlyModel().isPresent()
        ? new OneSampleStream(exchange, service, format, reuse).answer(plan)
        : new VotingStream(vertx, exchange, service, format, plan).answer(keepAlive, reuse);
  }

  private Future<Void> whole(EnsemblePlan plan, Reuse reuse) {
    return reuse.share(exchange.scope(), scope -> service.answer(plan, scope, exchange.time(),
        new SampleWatcher.Nobody()), AnswerReuses::shared)
        .compose(turn -> switch (turn) {
          case Turn.Mine<EnsembleAnswer>(EnsembleAnswer answer) -> whole(plan, answer);
          case Turn.Again<EnsembleAnswer>(Repetition again) ->
            again.send(exchange, format, plan.request(), plan.ensemble().dial().explain());
        });
  }

  /** Also an error tells how it came about. */
  private Future<Void> whole(EnsemblePlan plan, EnsembleAnswer answer) {
    AnswerHeaders.of(answer).forEach(exchange.response()::putHeader);
    remember(exchange, answer);
    return body(answer).compose(body -> written(plan, body)).compose(exchange::answer);
  }

  /** Long answers take long to write. */
  private Future<Buffer> written(EnsemblePlan plan, ObjectNode body) {
    Optional<ObjectNode> story = plan.ensemble().dial().explain()
        ? Optional.of(exchange.storySoFar())
        : Optional.empty();
    return vertx.executeBlocking(() -> {
      ObjectNode whole = format.whole(body);
      story.ifPresent(told -> whole.set(RequestBody.CHANGES, told));
      return Buffer.buffer(whole.toString());
    }, false).map(Objects::requireNonNull);
  }

  /** What the vote decided becomes part of the request's story. */
  static void remember(Exchange exchange, EnsembleAnswer answer) {
    exchange.recording()
        .votes(Voted.of(answer.verdict(), answer.stoppedBy().label(), answer.escalation()
            .map(asked -> new Voted.Escalated(asked.model(), asked.outcomeLabel()))));
    if (answer.result() instanceof Result.Given(ObjectNode body)) {
      exchange.recording().answers(body.at("/choices/0/message/content").asString(""));
    }
  }

  /** The completion that a client gets; fails if it is to get an error. */
  static Future<ObjectNode> body(EnsembleAnswer answer) {
    return switch (answer.result()) {
      case Result.Given(ObjectNode body) -> Future.succeededFuture(body);
      case Result.Refused(ApiError error) -> Future.failedFuture(new ApiException(error));
    };
  }
}
