package avengers.gateway.endpoint;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallFailure;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.EventReader;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.backend.Outcome;
import avengers.gateway.backend.UpstreamBody;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatFormat;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.StreamFormat;
import avengers.gateway.openai.WholeAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Passes a request to one backend, and its answer back: whole, or chunk by chunk. */
final class Relay {
  private final Exchange exchange;
  private final Backend backend;
  private final Service service;
  private final long start = System.nanoTime();

  Relay(Exchange exchange, Backend backend, Service service) {
    this.exchange = exchange;
    this.backend = backend;
    this.service = service;
  }

  /** The backend's own bytes are the answer. */
  Future<Void> untouched(byte[] body, boolean stream) {
    return stream
        ? stream(body, new ChatFormat(), bytes -> bytes)
        : whole(body, answer -> Buffer.buffer(answer.bytes()));
  }

  /** A chat completion becomes the answer of another endpoint. */
  Future<Void> translated(byte[] body, boolean stream, AnswerFormat format) {
    if (!stream) {
      return whole(body, answer -> Buffer.buffer(
          format.whole((ObjectNode) Json.MAPPER.readTree(answer.bytes())).toString()));
    }
    StreamFormat events = format.stream();
    EventReader reader = new EventReader();
    return stream(body, events, bytes -> {
      Buffer written = Buffer.buffer();
      for (String event : reader.add(bytes)) {
        written.appendString(event.strip().equals("[DONE]")
            ? events.end()
            : events.chunk((ObjectNode) Json.MAPPER.readTree(event)));
      }
      return written;
    });
  }

  private Future<Void> whole(byte[] body, Function<WholeAnswer, Buffer> write) {
    exchange.time().begin();
    exchange.passLimitsOn();
    return backend.pass(service, body, exchange.scope())
        .andThen(ended -> exchange.time().end())
        .compose(outcome -> switch (outcome) {
          case Outcome.Answered<WholeAnswer>(WholeAnswer answer) -> exchange.response()
              .putHeader("content-type", "application/json")
              .end(write.apply(answer));
          case Outcome.Failed<WholeAnswer>(Failure why) -> Future.failedFuture(
              new ApiException(why.asError()));
        });
  }

  private Future<Void> stream(byte[] body, StreamFormat events, Function<Buffer, Buffer> write) {
    exchange.time().begin();
    exchange.passLimitsOn();
    CallScope call = backend.callScope(exchange.scope());
    return backend.open(service, body, call)
        .compose(upstream -> relay(upstream, write))
        .otherwise(problem -> failed(CallFailure.reason(problem, call, exchange.scope())))
        .andThen(ended -> exchange.time().end())
        .compose(failure -> end(failure, events));
  }

  /** Passes the events on; gives what went wrong, if anything. */
  private Future<Optional<Failure>> relay(HttpClientResponse upstream,
      Function<Buffer, Buffer> write) {
    if (upstream.statusCode() != 200) {
      return UpstreamBody.read(upstream)
          .map(content -> Optional.of(backend.failure(upstream, content)));
    }
    if (!isEventStream(upstream)) {
      upstream.request().reset();
      return Future.succeededFuture(failed(FailureReason.MALFORMED));
    }
    StreamTail tail = new StreamTail();
    pump(upstream, tail, write);
    return upstream.end().map(ended -> finish(tail));
  }

  /** The head goes with the first byte: a backend that fails before it is told by the status. */
  private void pump(HttpClientResponse upstream, StreamTail tail, Function<Buffer, Buffer> write) {
    HttpServerResponse response = exchange.response();
    upstream.handler(chunk -> {
      if (tail.isEmpty()) {
        EventStream.start(response);
        exchange.firstToken();
      }
      tail.add(chunk);
      response.write(write.apply(chunk));
      if (response.writeQueueFull()) {
        upstream.pause();
        response.drainHandler(drained -> upstream.resume());
      }
    });
  }

  /** A stream that stops without its end mark was cut short, and must not look complete. */
  private Optional<Failure> finish(StreamTail tail) {
    tail.usage().ifPresent(backend.counter()::spent);
    return tail.isDone(service) ? Optional.empty() : failed(FailureReason.BROKEN_OFF);
  }

  private Optional<Failure> failed(FailureReason reason) {
    return Optional.of(Failure.because(backend.model(), reason));
  }

  private Future<Void> end(Optional<Failure> failed, StreamFormat events) {
    failed.ifPresentOrElse(known -> backend.counter().failed(known.reason(), start),
        () -> backend.counter().answered(start));
    return failed.map(known -> fail(known, events)).orElseGet(() -> exchange.response().end());
  }

  private Future<Void> fail(Failure failed, StreamFormat events) {
    ApiException failure = new ApiException(failed.asError());
    HttpServerResponse response = exchange.response();
    if (response.headWritten()) {
      EventStream.endWith(response, failure, events);
    }
    return Future.failedFuture(failure);
  }

  private static boolean isEventStream(HttpClientResponse upstream) {
    return Optional.ofNullable(upstream.getHeader("content-type"))
        .filter(type -> type.startsWith("text/event-stream"))
        .isPresent();
  }
}
