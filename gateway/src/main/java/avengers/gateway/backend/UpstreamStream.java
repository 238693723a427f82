package avengers.gateway.backend;

import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.WholeAsStream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
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
   * @param includeUsage whether whoever takes a chat wants the chunk with its usage, which is asked
   * for in any case
   */
  public UpstreamStream(Backend backend, Service service, int longestEvent, boolean includeUsage) {
    this.backend = backend;
    this.service = service;
    this.longestEvent = longestEvent;
    this.includeUsage = includeUsage;
  }

  /**
   * Asks for it; gives what went wrong, if anything. The future never fails. A backend that rejects
   * it as it asks for the usage can be asked again: it is not asked for that then.
   */
  public Future<Optional<Failure>> read(RequestContent body, CallScope request, Sink sink) {
    RequestContent asking = service == Service.CHAT && backend.seen().tellsStreamUsage()
        ? body.askingForUsage()
        : body;
    return once(asking, request, sink).onSuccess(ended -> ended
        .filter(failure -> failure.reason() == FailureReason.USAGE_REJECTED)
        .ifPresent(failure -> backend.seen().rejectedStreamUsage()));
  }

  private Future<Optional<Failure>> once(RequestContent body, CallScope request, Sink sink) {
    CallScope call = backend.callScope(request);
    Intake intake = backend.intake(call.lifetime());
    return backend.account(service, body, call, request)
        .map(account -> backend.inTime(
            backend.open(service, body, call, account, intake.clock()::awaitFirstToken)
                .compose(upstream -> answer(upstream, body,
                    new Coming(call, account, intake, sink))),
            call)
            .otherwise(problem -> Optional.of(
                CallFailure.of(backend.model(), problem, call, request)))
            .map(failure -> ended(failure, call, account)))
        .orElseGet(() -> Future.succeededFuture(failed(FailureReason.CAPPED)));
  }

  /** What an answer has to do with while it comes. */
  private record Coming(CallScope call, CallAccount account, Intake intake, Sink sink) {}

  private Future<Optional<Failure>> answer(HttpClientResponse upstream, RequestContent body,
      Coming coming) {
    if (upstream.statusCode() != 200) {
      return UpstreamBody.read(upstream, coming.intake())
          .map(content -> refusal(upstream, body, content));
    }
    ContentType type = ContentType.of(upstream);
    if (type.isEvents()) {
      AnswerClock clock = coming.intake().clock();
      clock.streamBegins();
      coming.sink().source(new PausedSource(upstream, clock));
      return read(upstream, events(longestEvent, coming), coming.call());
    }
    return service == Service.CHAT && type.mayBeJson()
        ? UpstreamBody.read(upstream, coming.intake())
            .map(content -> guarded(() -> whole(content, coming)))
        : Future.succeededFuture(failed(FailureReason.MALFORMED));
  }

  private CheckedEvents events(int longest, Coming coming) {
    return new CheckedEvents(
        new StreamCheck(backend.model(), backend.messages(), service, coming.account(),
            coming.intake().clock()),
        Math.min(longest, coming.intake().largest()), includeUsage || service != Service.CHAT,
        coming.intake(), coming.sink());
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

  /** Behind the mark that ends it nothing is waited for: some backends leave the response open. */
  private Future<Optional<Failure>> read(HttpClientResponse upstream, CheckedEvents events,
      CallScope call) {
    Promise<Optional<Failure>> ended = Promise.promise();
    call.onAbort(() -> ended.tryFail(new CancellationException()));
    upstream.handler(bytes -> {
      if (!ended.future().isComplete()) {
        guarded(() -> events.add(bytes)).ifPresent(why -> ended.tryComplete(Optional.of(why)));
        if (events.areWhole() && !ended.future().isComplete()) {
          ended.complete(Optional.empty());
          backend.leave(upstream);
        }
      }
    });
    upstream.end()
        .onSuccess(end -> {
          if (!ended.future().isComplete()) {
            ended.tryComplete(guarded(events::end));
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

  /** Some backends do not know streams, and answer whole. */
  private Optional<Failure> whole(Buffer content, Coming coming) {
    Optional<WholeAsStream> stream = content.length() > LONGEST_READ
        ? Optional.empty()
        : WholeAsStream.of(content.getBytes(), includeUsage);
    if (stream.isEmpty()) {
      return content.length() > LONGEST_READ
          ? failed(FailureReason.TOO_LARGE)
          : Optional.of(backend.noAnswer(content.getBytes()));
    }
    stream.get().usage().ifPresent(coming.account()::reported);
    return events(LONGEST_EVENT, coming).add(Buffer.buffer(stream.get().events()));
  }

  private Optional<Failure> failed(FailureReason reason) {
    return Optional.of(Failure.because(backend.model(), reason));
  }

  private static Optional<Failure> ended(Optional<Failure> failure, CallScope call,
      CallAccount account) {
    failure.ifPresentOrElse(known -> {
      account.failed(known.reason());
      call.abort();
    }, () -> {
      account.answered(Integer.MAX_VALUE);
      call.finish();
    });
    return failure;
  }
}
