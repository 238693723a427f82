package avengers.gateway.http;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallFailure;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.backend.Outcome;
import avengers.gateway.backend.UpstreamBody;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.ChatRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/** Passes a request to one backend, and its answer back untouched: whole, or chunk by chunk. */
final class Relay {
  private final ChatExchange exchange;
  private final Backend backend;
  private final long start = System.nanoTime();

  Relay(ChatExchange exchange, Backend backend) {
    this.exchange = exchange;
    this.backend = backend;
  }

  Future<Void> respond(ChatRequest request) {
    byte[] body = request.relayed(backend.upstreamModel());
    exchange.time().begin();
    return request.stream() ? stream(body) : whole(body);
  }

  private Future<Void> whole(byte[] body) {
    return backend.complete(body, exchange.scope())
        .andThen(ended -> exchange.time().end())
        .compose(outcome -> switch (outcome) {
          case Outcome.Answered(ChatCompletion completion) -> exchange.response()
              .putHeader("content-type", "application/json")
              .end(Buffer.buffer(completion.bytes()));
          case Outcome.Failed failed -> fail(failed);
        });
  }

  private Future<Void> stream(byte[] body) {
    CallScope call = backend.callScope(exchange.scope());
    return backend.open(body, call)
        .compose(upstream -> relay(upstream, call), problem -> fail(failed(problem, call)))
        .andThen(ended -> exchange.time().end());
  }

  private Future<Void> relay(HttpClientResponse upstream, CallScope call) {
    if (upstream.statusCode() != 200) {
      return UpstreamBody.read(upstream)
          .compose(content -> count(backend.failure(upstream, content)));
    }
    if (!isEventStream(upstream)) {
      upstream.request().reset();
      return count(Outcome.Failed.because(backend.model(), FailureReason.MALFORMED));
    }
    EventStream.start(exchange.response());
    StreamTail tail = new StreamTail();
    pump(upstream, tail);
    return upstream.end()
        .compose(ended -> finish(tail),
            problem -> broken(CallFailure.reason(problem, call, exchange.scope())));
  }

  private void pump(HttpClientResponse upstream, StreamTail tail) {
    HttpServerResponse response = exchange.response();
    upstream.handler(chunk -> {
      if (tail.isEmpty()) {
        exchange.firstToken();
      }
      tail.add(chunk);
      response.write(chunk);
      if (response.writeQueueFull()) {
        upstream.pause();
        response.drainHandler(drained -> upstream.resume());
      }
    });
  }

  /** A stream that stops without its end mark was cut short, and must not look complete. */
  private Future<Void> finish(StreamTail tail) {
    if (!tail.isDone()) {
      return broken(FailureReason.BROKEN_OFF);
    }
    tail.usage().ifPresent(backend::count);
    backend.count("answered", start);
    return exchange.response().end();
  }

  /**
   * A client that leaves and a deadline also end a stream early; neither is the backend's doing.
   */
  private Future<Void> broken(FailureReason reason) {
    ApiException failure = new ApiException(
        Outcome.Failed.because(backend.model(), reason).asError());
    backend.count(reason.label(), start);
    EventStream.endWith(exchange.response(), failure);
    return Future.failedFuture(failure);
  }

  private Outcome.Failed failed(Throwable problem, CallScope call) {
    Outcome.Failed failed = Outcome.Failed.because(backend.model(),
        CallFailure.reason(problem, call, exchange.scope()));
    backend.count(failed.reason().label(), start);
    return failed;
  }

  private Future<Void> count(Outcome.Failed failed) {
    backend.count(failed.reason().label(), start);
    return fail(failed);
  }

  private Future<Void> fail(Outcome.Failed failed) {
    failed.retryAfter()
        .ifPresent(
            value -> exchange.response().putHeader("retry-after", value));
    return Future.failedFuture(new ApiException(failed.asError()));
  }

  private static boolean isEventStream(HttpClientResponse upstream) {
    return Optional.ofNullable(upstream.getHeader("content-type"))
        .filter(type -> type.startsWith("text/event-stream"))
        .isPresent();
  }
}
