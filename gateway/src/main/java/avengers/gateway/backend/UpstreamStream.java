package avengers.gateway.backend;

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
   * @param includeUsage whether an answer that comes whole is to be a stream with its usage
   */
  public UpstreamStream(Backend backend, Service service, int longestEvent, boolean includeUsage) {
    this.backend = backend;
    this.service = service;
    this.longestEvent = longestEvent;
    this.includeUsage = includeUsage;
  }

  /** Asks for it; gives what went wrong, if anything. The future never fails. */
  public Future<Optional<Failure>> read(RequestContent body, CallScope request, Sink sink) {
    long start = System.nanoTime();
    CallScope call = backend.callScope(request);
    return backend.open(service, body, call)
        .compose(upstream -> answer(upstream, call, sink))
        .otherwise(problem -> failed(CallFailure.reason(problem, call, request)))
        .onSuccess(failure -> end(failure, call, start));
  }

  private Future<Optional<Failure>> answer(HttpClientResponse upstream, CallScope call,
      Sink sink) {
    if (upstream.statusCode() != 200) {
      return UpstreamBody.read(upstream)
          .map(content -> Optional.of(backend.failure(upstream, content)));
    }
    StreamCheck check = new StreamCheck(backend.model(), service);
    if (isOf("text/event-stream", upstream)) {
      return events(upstream, check, call, sink);
    }
    return service == Service.CHAT && isOf("application/json", upstream)
        ? UpstreamBody.read(upstream).map(content -> guarded(() -> whole(content, check, sink)))
        : Future.succeededFuture(failed(FailureReason.MALFORMED));
  }

  /**
   * A stream that stops without its end mark was cut short, and must not look complete. Behind the
   * mark nothing is waited for: some backends leave the response open.
   */
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
        if (check.isDone() && !ended.future().isComplete()) {
          ended.complete(whole(check));
          backend.leave(upstream);
        }
      }
    });
    upstream.end()
        .onSuccess(end -> {
          if (!ended.future().isComplete()) {
            ended.complete(guarded(() -> finish(reader, check, sink)));
          }
        })
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

  private static Optional<Failure> give(List<EventReader.Event> events, StreamCheck check,
      Sink sink) {
    List<StreamedEvent> valid = new ArrayList<>();
    Optional<Failure> failure = Optional.empty();
    for (EventReader.Event event : events) {
      switch (check.check(event)) {
        case Outcome.Answered<StreamedEvent>(StreamedEvent checked) -> valid.add(checked);
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

  /** What stands behind the last whole event is part of one that never came, or is the end mark. */
  private Optional<Failure> finish(EventReader reader, StreamCheck check, Sink sink) {
    Optional<StreamedEvent> last = reader.rest()
        .flatMap(event -> check
            .check(event) instanceof Outcome.Answered<StreamedEvent>(StreamedEvent checked)
                ? Optional.of(checked)
                : Optional.empty());
    if (!check.isDone()) {
      check.usage().ifPresent(backend.counter()::spent);
      return failed(FailureReason.BROKEN_OFF);
    }
    last.ifPresent(event -> sink.take(List.of(event)));
    return whole(check);
  }

  private Optional<Failure> whole(StreamCheck check) {
    check.usage().ifPresent(backend.counter()::spent);
    return Optional.empty();
  }

  /** Some backends do not know streams, and answer whole. */
  private Optional<Failure> whole(Buffer content, StreamCheck check, Sink sink) {
    Optional<WholeAsStream> stream = content.length() > LONGEST_READ
        ? Optional.empty()
        : WholeAsStream.of(content.getBytes(), includeUsage);
    if (stream.isEmpty()) {
      return failed(FailureReason.MALFORMED);
    }
    stream.get().usage().ifPresent(backend.counter()::spent);
    return add(Buffer.buffer(stream.get().events()), new EventReader(LONGEST_EVENT), check, sink);
  }

  private Optional<Failure> failed(FailureReason reason) {
    return Optional.of(Failure.because(backend.model(), reason));
  }

  private void end(Optional<Failure> failure, CallScope call, long start) {
    failure.ifPresentOrElse(known -> {
      call.abort();
      backend.counter().failed(known.reason(), start);
    }, () -> {
      call.finish();
      backend.counter().answered(start);
    });
  }

  private static boolean isOf(String type, HttpClientResponse upstream) {
    String given = upstream.getHeader("content-type");
    return given != null && given.regionMatches(true, 0, type, 0, type.length());
  }
}
