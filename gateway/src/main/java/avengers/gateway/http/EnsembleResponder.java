package avengers.gateway.http;

import avengers.gateway.answer.EnsembleAnswer;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.openai.ChatChunks;
import avengers.gateway.openai.ChatRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

/** Sends an ensemble's answer, whole or as a stream. */
final class EnsembleResponder {
  /** Load balancers and clients give up on a stream that is silent for long. */
  private static final long KEEP_ALIVE_MILLISECONDS = 5_000;

  private final Vertx vertx;
  private final ChatExchange exchange;
  private final EnsembleService service;

  EnsembleResponder(Vertx vertx, ChatExchange exchange, EnsembleService service) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.service = service;
  }

  Future<Void> respond(EnsembleConfig ensemble, ChatRequest request) {
    Future<EnsembleAnswer> answer = service.answer(ensemble, request, exchange.scope(),
        exchange.time());
    return request.stream() ? stream(answer, request) : answer.compose(this::whole);
  }

  private Future<Void> whole(EnsembleAnswer answer) {
    describe(answer);
    return exchange.response()
        .putHeader("content-type", "application/json")
        .end(answer.body().toString());
  }

  private Future<Void> stream(Future<EnsembleAnswer> pending, ChatRequest request) {
    long keepAlive = vertx.setPeriodic(KEEP_ALIVE_MILLISECONDS, tick -> keepAlive());
    return pending.andThen(decided -> vertx.cancelTimer(keepAlive))
        .compose(answer -> events(answer, request), this::failed);
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

  private Future<Void> events(EnsembleAnswer answer, ChatRequest request) {
    HttpServerResponse response = exchange.response();
    if (!response.headWritten()) {
      describe(answer);
      EventStream.start(response);
    }
    exchange.firstToken();
    return response.end(String.join("", ChatChunks.of(answer.body(), request.includeUsage())));
  }

  private Future<Void> failed(Throwable failure) {
    if (exchange.response().headWritten()) {
      EventStream.endWith(exchange.response(), failure);
    }
    return Future.failedFuture(failure);
  }

  private void describe(EnsembleAnswer answer) {
    exchange.response()
        .putHeader("x-avengers-cluster", answer.place())
        .putHeader("x-avengers-models", String.join(",", answer.plan().models()))
        .putHeader("x-avengers-votes", answer.votes())
        .putHeader("x-avengers-agreement", answer.agreement());
  }
}
