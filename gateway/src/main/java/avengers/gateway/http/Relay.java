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
        .compose(this::relay)
        .otherwise(problem -> Optional.of(Outcome.Failed.because(backend.model(),
            CallFailure.reason(problem, call, exchange.scope()))))
        .andThen(ended -> exchange.time().end())
        .compose(this::end);
  }

  /** Passes the events on; gives what went wrong, if anything. */
  private Future<Optional<Outcome.Failed>> relay(HttpClientResponse upstream) {
    if (upstream.statusCode() != 200) {
      return UpstreamBody.read(upstream)
          .map(content -> Optional.of(backend.failure(upstream, content)));
    }
    if (!isEventStream(upstream)) {
      upstream.request().reset();
      return Future.succeededFuture(failed(FailureReason.MALFORMED));
    }
    StreamTail tail = new StreamTail();
    pump(upstream, tail);
    return upstream.end().map(ended -> finish(tail));
  }

  /** The head goes with the first byte: a backend that fails before it is told by the status. */
  private void pump(HttpClientResponse upstream, StreamTail tail) {
    HttpServerResponse response = exchange.response();
    upstream.handler(chunk -> {
      if (tail.isEmpty()) {
        EventStream.start(response);
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
  private Optional<Outcome.Failed> finish(StreamTail tail) {
    tail.usage().ifPresent(backend.counter()::spent);
    return tail.isDone() ? Optional.empty() : failed(FailureReason.BROKEN_OFF);
  }

  private Optional<Outcome.Failed> failed(FailureReason reason) {
    return Optional.of(Outcome.Failed.because(backend.model(), reason));
  }

  private Future<Void> end(Optional<Outcome.Failed> failed) {
    failed.ifPresentOrElse(known -> backend.counter().failed(known.reason(), start),
        () -> backend.counter().answered(start));
    return failed.map(this::fail).orElseGet(() -> exchange.response().end());
  }

  private Future<Void> fail(Outcome.Failed failed) {
    ApiException failure = new ApiException(failed.asError());
    HttpServerResponse response = exchange.response();
    if (response.headWritten()) {
      EventStream.endWith(response, failure);
    }
    return Future.failedFuture(failure);
  }

  private static boolean isEventStream(HttpClientResponse upstream) {
    return Optional.ofNullable(upstream.getHeader("content-type"))
        .filter(type -> type.startsWith("text/event-stream"))
        .isPresent();
  }
}
