package avengers.gateway.backend;

import avengers.gateway.ledger.Purpose;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.WholeAsStream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** One streamed answer of a backend, event by event. Only whole, valid events are given. */
public final class UpstreamStream {
  private static final Logger LOG = LoggerFactory.getLogger(UpstreamStream.class);

  /** The longest event that is passed on. */
  public static final int LONGEST_EVENT = 16 << 20;

  /** The longest event that is surely read, and not only passed on. */
  public static final int LONGEST_READ = StreamCheck.LONGEST_READ;

  /** Takes what comes. */
  public interface Sink {
    /** Events will come from here; it may be paused. */
    void source(ReadStream<?> upstream);

    /** Takes the next events, in order. */
    void take(List<StreamedEvent> events);
  }

  private final Backend backend;
  private final Service service;
  private final int longestEvent;
  private final boolean includeUsage;

  /**
   * A stream that is still to be asked for.
   *
   * @param longestEvent in bytes; a longer one ends it
   * @param includeUsage whether whoever takes a chat wants the chunk with its usage, which is asked
   * for in any case
   */
  public UpstreamStream(Backend backend, Service service, int longestEvent, boolean includeUsage) {
    this.backend = backend;
    this.service = service;
    this.longestEvent = longestEvent;
    this.includeUsage = includeUsage;
  }

  /** Asks for it; gives what went wrong, if anything. The future never fails. */
  public Future<Optional<Failure>> read(RequestContent body, CallScope request, Sink sink) {
    RequestContent asking = service == Service.CHAT && backend.tellsStreamUsage()
        ? body.askingForUsage()
        : body;
    return once(asking, request, sink).compose(failure -> {
      if (failure.isEmpty() || failure.get().reason() != FailureReason.USAGE_REJECTED) {
        return Future.succeededFuture(failure);
      }
      backend.rejectedStreamUsage();
      return once(body, request.forPurpose(Purpose.RETRY), sink);
    });
  }

  private Future<Optional<Failure>> once(RequestContent body, CallScope request, Sink sink) {
    CallScope call = backend.callScope(request);
    return backend.account(service, body, call, request)
        .map(account -> backend.open(service, body, call, account)
            .compose(upstream -> answer(upstream, body, call, account, sink))
            .otherwise(problem -> failed(CallFailure.reason(problem, call, request)))
            .onSuccess(failure -> end(failure, call, account)))
        .orElseGet(() -> Future.succeededFuture(failed(FailureReason.CAPPED)));
  }

  private Future<Optional<Failure>> answer(HttpClientResponse upstream, RequestContent body,
      CallScope call, CallAccount account, Sink sink) {
    if (upstream.statusCode() != 200) {
      return UpstreamBody.read(upstream).map(content -> refusal(upstream, body, content));
    }
    StreamCheck check = new StreamCheck(backend.model(), service, account);
    if (isOf("text/event-stream", upstream)) {
      return events(upstream, check, call, sink);
    }
    return service == Service.CHAT && isOf("application/json", upstream)
        ? UpstreamBody.read(upstream)
            .map(content -> guarded(() -> whole(content, check, account, sink)))
        : Future.succeededFuture(failed(FailureReason.MALFORMED));
  }

  /** A request that asks for the usage can do without. */
  private Optional<Failure> refusal(HttpClientResponse upstream, RequestContent body,
      Buffer content) {
    Failure failure = backend.failure(upstream, content);
    return failure.reason() == FailureReason.REJECTED && service == Service.CHAT
        && body.asksForUsage() && !includeUsage && RejectedField.STREAM_OPTIONS.in(content)
            ? failed(FailureReason.USAGE_REJECTED)
            : Optional.of(failure);
  }

  /** A stream that stops without its end mark was cut short, and must not look complete. */
  private Future<Optional<Failure>> events(HttpClientResponse upstream, StreamCheck check,
      CallScope call, Sink sink) {
    EventReader reader = new EventReader(longestEvent);
    Promise<Optional<Failure>> ended = Promise.promise();
    call.onAbort(() -> ended.tryFail(new CancellationException()));
    sink.source(upstream);
    upstream.handler(bytes -> {
      if (!ended.future().isComplete()) {
        guarded(() -> add(bytes, reader, check, sink))
            .ifPresent(why -> ended.tryComplete(Optional.of(why)));
      }
    });
    upstream.end()
        .onSuccess(end -> ended.tryComplete(guarded(() -> finish(reader, check, sink))))
        .onFailure(ended::tryFail);
    return ended.future();
  }

  /** An event may be valid JSON, and yet of a shape that whoever reads it does not expect. */
  private Optional<Failure> guarded(Supplier<Optional<Failure>> reading) {
    try {
      return reading.get();
    } catch (RuntimeException e) {
      LOG.warn("an event of the model '{}' could not be handled", backend.model(), e);
      return failed(FailureReason.MALFORMED);
    }
  }

  private Optional<Failure> add(Buffer bytes, EventReader reader, StreamCheck check, Sink sink) {
    List<EventReader.Event> events;
    try {
      events = reader.add(bytes);
    } catch (IllegalStateException tooLong) {
      return failed(FailureReason.MALFORMED);
    }
    return give(events, check, sink);
  }

  private Optional<Failure> give(List<EventReader.Event> events, StreamCheck check,
      Sink sink) {
    List<StreamedEvent> valid = new ArrayList<>();
    Optional<Failure> failure = Optional.empty();
    for (EventReader.Event event : events) {
      switch (check.check(event)) {
        case Outcome.Answered<StreamedEvent>(StreamedEvent checked) when isWanted(checked) ->
          valid.add(checked);
        case Outcome.Answered<StreamedEvent> _ -> {
        }
        case Outcome.Failed<StreamedEvent>(Failure why) -> failure = Optional.of(why);
      }
      if (failure.isPresent()) {
        break;
      }
    }
    if (!valid.isEmpty()) {
      sink.take(valid);
    }
    return failure;
  }

  /** The chunk behind the last choice is for those who ask for it. */
  private boolean isWanted(StreamedEvent event) {
    return includeUsage || service != Service.CHAT
        || !event.tree().map(UpstreamStream::tellsOnlyUsage).orElse(false);
  }

  private static boolean tellsOnlyUsage(ObjectNode chunk) {
    return chunk.path("usage").isObject() && chunk.path("choices").isArray()
        && chunk.path("choices").isEmpty();
  }

  /** What stands behind the last whole event is part of one that never came, or is the end mark. */
  private Optional<Failure> finish(EventReader reader, StreamCheck check, Sink sink) {
    Optional<StreamedEvent> last = reader.rest()
        .flatMap(event -> check
            .check(event) instanceof Outcome.Answered<StreamedEvent>(StreamedEvent checked)
                ? Optional.of(checked)
                : Optional.empty());
    if (!check.isDone()) {
      return failed(FailureReason.BROKEN_OFF);
    }
    last.ifPresent(event -> sink.take(List.of(event)));
    return Optional.empty();
  }

  /** Some backends do not know streams, and answer whole. */
  private Optional<Failure> whole(Buffer content, StreamCheck check, CallAccount account,
      Sink sink) {
    Optional<WholeAsStream> stream = content.length() > LONGEST_READ
        ? Optional.empty()
        : WholeAsStream.of(content.getBytes(), includeUsage);
    if (stream.isEmpty()) {
      return failed(FailureReason.MALFORMED);
    }
    stream.get().usage().ifPresent(account::reported);
    return add(Buffer.buffer(stream.get().events()), new EventReader(LONGEST_EVENT), check, sink);
  }

  private Optional<Failure> failed(FailureReason reason) {
    return Optional.of(Failure.because(backend.model(), reason));
  }

  private static void end(Optional<Failure> failure, CallScope call, CallAccount account) {
    failure.ifPresentOrElse(known -> {
      account.failed(known.reason());
      call.abort();
    }, () -> {
      account.answered(Integer.MAX_VALUE);
      call.finish();
    });
  }

  private static boolean isOf(String type, HttpClientResponse upstream) {
    String given = upstream.getHeader("content-type");
    return given != null && given.startsWith(type);
  }
}
