package avengers.gateway.endpoint;

import avengers.gateway.answer.EnsembleAnswer;
import avengers.gateway.answer.EnsembleAnswer.Result;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.config.EffectiveSettings;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Sampling;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import tools.jackson.databind.node.ObjectNode;

/** Sends an ensemble's answer, whole or as a stream. */
final class EnsembleResponder {
  /** Load balancers and clients give up on a stream that is silent for long. */
  private static final long KEEP_ALIVE_MILLISECONDS = 5_000;

  private final Vertx vertx;
  private final Exchange exchange;
  private final EnsembleService service;
  private final AnswerFormat format;

  EnsembleResponder(Vertx vertx, Exchange exchange, EnsembleService service,
      AnswerFormat format) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.service = service;
    this.format = format;
  }

  /** Answers with the settings of an ensemble as the request wants them. */
  Future<Void> respond(EnsembleConfig ensemble, ChatRequest request) {
    exchange.response()
        .putHeader("x-avengers-effective",
            EffectiveSettings.of(ensemble, Sampling.of(ensemble, request)));
    Future<ObjectNode> body = service.answer(ensemble, request, exchange.scope(), exchange.time())
        .onSuccess(this::describe)
        .compose(EnsembleResponder::body);
    return request.stream() ? stream(body, request) : body.compose(this::whole);
  }

  /** Also an error tells how it came about. */
  private void describe(EnsembleAnswer answer) {
    HttpServerResponse response = exchange.response();
    if (!response.headWritten()) {
      AnswerHeaders.of(answer).forEach(response::putHeader);
    }
  }

  private static Future<ObjectNode> body(EnsembleAnswer answer) {
    return switch (answer.result()) {
      case Result.Given(ObjectNode body) -> Future.succeededFuture(body);
      case Result.Refused(ApiError error) -> Future.failedFuture(new ApiException(error));
    };
  }

  private Future<Void> whole(ObjectNode body) {
    return exchange.response()
        .putHeader("content-type", "application/json")
        .end(format.whole(body).toString());
  }

  private Future<Void> stream(Future<ObjectNode> pending, ChatRequest request) {
    long keepAlive = vertx.setPeriodic(KEEP_ALIVE_MILLISECONDS, tick -> keepAlive());
    return pending.andThen(decided -> vertx.cancelTimer(keepAlive))
        .compose(body -> events(body, request), this::failed);
  }

  /** The head must go before the verdict stands, so these streams lack the describing headers. */
  private void keepAlive() {
    if (!exchange.response().closed()) {
      if (!exchange.response().headWritten()) {
        EventStream.start(exchange.response());
      }
      exchange.response().write(": waiting for the vote\n\n");
    }
  }

  private Future<Void> events(ObjectNode body, ChatRequest request) {
    if (!exchange.response().headWritten()) {
      EventStream.start(exchange.response());
    }
    exchange.firstToken();
    return exchange.response().end(format.streamed(body, request.includeUsage()));
  }

  private Future<Void> failed(Throwable failure) {
    if (exchange.response().headWritten()) {
      EventStream.endWith(exchange.response(), failure, format.stream());
    }
    return Future.failedFuture(failure);
  }
}
