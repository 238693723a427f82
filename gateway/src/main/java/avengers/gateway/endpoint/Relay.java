package avengers.gateway.endpoint;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Called;
import avengers.gateway.backend.Effort;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.Outcome;
import avengers.gateway.backend.Retries;
import avengers.gateway.backend.StreamedEvent;
import avengers.gateway.backend.UpstreamStream;
import avengers.gateway.cache.SharedAnswer;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatFormat;
import avengers.gateway.openai.RepeatableAnswer;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.StreamFormat;
import avengers.gateway.openai.WholeAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Passes a request to one backend, and its answer back: whole, or chunk by chunk. */
final class Relay {
  /** Sees what is passed on. */
  interface Observer {
    void saw(StreamedEvent event);

    /** The stream has ended; with what went wrong, if anything. */
    void ended(Optional<Failure> failure);

    /** Whether another model may answer if this one fails before anything of its answer came. */
    default boolean hasOther() {
      return false;
    }

    /**
     * Who is asked instead of a model that failed before anything of its answer came.
     *
     * @param calls that were made so far
     */
    default Optional<Source> instead(Failure why, int calls) {
      return Optional.empty();
    }

    /** Makes the events that come right before the end of a stream that is whole, if any do. */
    default Optional<Supplier<String>> lastWords() {
      return Optional.empty();
    }
  }

  /** Who is asked for an answer, and what. */
  record Source(Backend backend, RequestContent body) {}

  /** Nobody looks. */
  private record Unobserved() implements Observer {
    @Override
    public void saw(StreamedEvent event) {}

    @Override
    public void ended(Optional<Failure> failure) {}
  }

  private final Exchange exchange;
  private final CallScope scope;
  private final Backend backend;
  private final Service service;
  private final boolean includeUsage;
  private final Observer observer;
  private final Reuse reuse;

  Relay(Exchange exchange, Backend backend, Service service) {
    this(exchange, exchange.scope(), backend, service, false, new Unobserved(),
        new Reuse.None());
  }

  private Relay(Exchange exchange, CallScope scope, Backend backend, Service service,
      boolean includeUsage, Observer observer, Reuse reuse) {
    this.exchange = exchange;
    this.scope = scope;
    this.backend = backend;
    this.service = service;
    this.includeUsage = includeUsage;
    this.observer = observer;
    this.reuse = reuse;
  }

  /** The same, for a client that wants the usage in a stream, too, or not. */
  Relay includingUsage(boolean wanted) {
    return new Relay(exchange, scope, backend, service, wanted, observer, reuse);
  }

  /** The same, for another reason than that the client asks for this backend. */
  Relay forPurpose(Purpose why) {
    return new Relay(exchange, exchange.scope().forPurpose(why), backend, service, includeUsage,
        observer, reuse);
  }

  /** The same, with someone who looks at the events of the stream. */
  Relay observedBy(Observer someone) {
    return new Relay(exchange, scope, backend, service, includeUsage, someone, reuse);
  }

  /** The same, whose whole answers are shared with other requests. */
  Relay sharing(Reuse others) {
    return new Relay(exchange, scope, backend, service, includeUsage, observer, others);
  }

  /** The backend's own bytes are the answer, with errors as in chats. */
  Future<Void> untouched(RequestContent body, boolean stream) {
    return untouched(body, stream, new ChatFormat());
  }

  /**
   * The backend's own bytes are the answer.
   *
   * @param errors how a stream that fails ends
   */
  Future<Void> untouched(RequestContent body, boolean stream, StreamFormat errors) {
    return stream
        ? stream(body, errors, UpstreamStream.LONGEST_EVENT, StreamedEvent::bytes)
        : whole(body, answer -> Buffer.buffer(answer.bytes()));
  }

  /** A chat completion becomes the answer of an endpoint; that of a chat stays as it is. */
  Future<Void> as(AnswerFormat format, RequestContent body, boolean stream) {
    if (format.isChat()) {
      return untouched(body, stream);
    }
    if (!stream) {
      return whole(body, answer -> Buffer.buffer(format.whole(answer.tree()).toString()));
    }
    StreamFormat events = format.stream();
    return stream(body, events, UpstreamStream.LONGEST_READ, event -> Buffer.buffer(
        event.endMark() ? events.end() : event.tree().map(events::chunk).orElse("")));
  }

  private Future<Void> whole(RequestContent body, Function<WholeAnswer, Buffer> write) {
    exchange.time().begin();
    exchange.passLimitsOn();
    return reuse.share(scope, calls -> pass(body, calls), Relay::shared)
        .andThen(ended -> exchange.time().end())
        .compose(this::answer)
        .compose(answer -> {
          if (exchange.recording().wantsTexts() && service == Service.CHAT) {
            exchange.recording().answers(said(answer.tree()));
          }
          return exchange.json()
              .on(answer.bytes().length, () -> write.apply(answer))
              .compose(exchange::answer);
        });
  }

  private Future<Outcome<WholeAnswer>> pass(RequestContent body, CallScope calls) {
    return exchange.retries()
        .whole(backend, calls, Effort.FULL, call -> backend.pass(service, body, call))
        .onSuccess(called -> won(called, calls))
        .map(Called::outcome);
  }

  private Future<WholeAnswer> answer(Turn<Outcome<WholeAnswer>> turn) {
    return switch (turn) {
      case Turn.Mine<Outcome<WholeAnswer>>(Outcome.Answered<WholeAnswer>(WholeAnswer answer)) ->
        Future.succeededFuture(answer);
      case Turn.Mine<Outcome<WholeAnswer>>(Outcome.Failed<WholeAnswer>(Failure why)) ->
        Future.failedFuture(new ApiException(why.asError()));
      case Turn.Again<Outcome<WholeAnswer>>(Repetition again) -> {
        again.headers().forEach(exchange.response()::putHeader);
        yield again.body(exchange.json()).map(WholeAnswer::of);
      }
    };
  }

  private static SharedAnswer shared(Outcome<WholeAnswer> outcome) {
    return switch (outcome) {
      case Outcome.Answered<WholeAnswer>(WholeAnswer answer) -> {
        RepeatableAnswer completion = RepeatableAnswer.of(answer);
        yield new SharedAnswer(completion, Map.of(), completion.isWhole());
      }
      case Outcome.Failed<WholeAnswer>(Failure why) -> throw new ApiException(why.asError());
    };
  }

  private Future<Void> stream(RequestContent body, StreamFormat events, int longestEvent,
      Function<StreamedEvent, Buffer> write) {
    exchange.time().begin();
    exchange.passLimitsOn();
    reuse.passed();
    EventStream client = new EventStream(exchange.json().vertx(), exchange.response());
    RelayedEvents sink = new RelayedEvents(exchange, client, held(write), observer);
    return read(new Source(backend, body), longestEvent, 0, sink)
        .andThen(ended -> exchange.time().end())
        .map(Relay::failure)
        .onSuccess(observer::ended)
        .compose(failure -> failure
            .map(known -> client.fail(new ApiException(known.asError()), events))
            .orElseGet(() -> client.end(observer.lastWords()
                .map(words -> words.get() + events.end())
                .orElse(""))));
  }

  /** Nothing was written as long as nothing came: another model may still answer. */
  private Future<Called<Retries.StreamEnd>> read(Source from, int longestEvent, int calls,
      RelayedEvents sink) {
    CallScope own = calls == 0 ? scope : scope.forPurpose(Purpose.RETRY);
    return exchange.retries()
        .stream(from.backend(), own, Effort.FULL.after(calls).orOtherModel(observer::hasOther),
            sink, (call, events) -> new UpstreamStream(from.backend(), service, longestEvent,
                includeUsage).read(from.body(), call, events))
        .compose(called -> {
          won(called, own);
          int made = calls + called.calls();
          return failure(called)
              .filter(why -> !sink.client().begun() && !scope.ended())
              .flatMap(why -> observer.instead(why, made))
              .map(other -> read(other, longestEvent, made, sink))
              .orElseGet(() -> Future.succeededFuture(called));
        });
  }

  private static Optional<Failure> failure(Called<?> called) {
    return called.outcome() instanceof Outcome.Failed<?>(Failure why)
        ? Optional.of(why)
        : Optional.empty();
  }

  /** The end mark waits for the last words. */
  private Function<StreamedEvent, Buffer> held(Function<StreamedEvent, Buffer> write) {
    return observer.lastWords().isEmpty()
        ? write
        : event -> event.endMark() ? Buffer.buffer() : write.apply(event);
  }

  private static String said(JsonNode completion) {
    return completion.at("/choices/0/message/content").asString("");
  }

  /** There is no other call whose text the client could get. */
  private static void won(Called<?> called, CallScope calls) {
    if (called.outcome() instanceof Outcome.Answered<?>) {
      called.call().ifPresent(calls.ledger()::won);
    }
  }
}
