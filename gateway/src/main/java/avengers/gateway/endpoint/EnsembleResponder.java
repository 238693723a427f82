package avengers.gateway.endpoint;

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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Objects;
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
    return reuses.of(exchange, ensemble, request)
        .compose(reuse -> reuse.kept()
            .map(again -> again.send(exchange, format, request))
            .orElseGet(() -> ask(ensemble, request, reuse)));
  }

  private Future<Void> ask(EnsembleConfig ensemble, ChatRequest request, Reuse reuse) {
    return service.plan(ensemble, request)
        .onSuccess(plan -> exchange.response().putHeader("x-avengers-cluster", plan.place()))
        .compose(plan -> request.stream() ? stream(plan, reuse) : whole(plan, reuse));
  }

  private Future<Void> stream(EnsemblePlan plan, Reuse reuse) {
    return plan.onlyModel()
        .map(model -> new OneSampleStream(exchange, service, format, reuse).answer(plan, model))
        .orElseGet(() -> new VotingStream(vertx, exchange, service, format, plan)
            .answer(keepAlive, reuse));
  }

  private Future<Void> whole(EnsemblePlan plan, Reuse reuse) {
    return reuse.share(scope -> service.answer(plan, scope, exchange.time(),
        new SampleWatcher.Nobody()), AnswerReuses::shared)
        .compose(turn -> switch (turn) {
          case Turn.Mine<EnsembleAnswer>(EnsembleAnswer answer) -> whole(answer);
          case Turn.Again<EnsembleAnswer>(Repetition again) ->
            again.send(exchange, format, plan.request());
        });
  }

  /** Also an error tells how it came about. */
  private Future<Void> whole(EnsembleAnswer answer) {
    AnswerHeaders.of(answer).forEach(exchange.response()::putHeader);
    return body(answer).compose(this::written).compose(exchange::answer);
  }

  /** Long answers take long to write. */
  private Future<Buffer> written(ObjectNode body) {
    return vertx.executeBlocking(() -> Buffer.buffer(format.whole(body).toString()), false)
        .map(Objects::requireNonNull);
  }

  /** The completion that a client gets; fails if it is to get an error. */
  static Future<ObjectNode> body(EnsembleAnswer answer) {
    return switch (answer.result()) {
      case Result.Given(ObjectNode body) -> Future.succeededFuture(body);
      case Result.Refused(ApiError error) -> Future.failedFuture(new ApiException(error));
    };
  }
}
