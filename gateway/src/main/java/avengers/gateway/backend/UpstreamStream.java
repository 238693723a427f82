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
            .otherwise(problem -> Optional.of(
                CallFailure.of(backend.model(), problem, call, request)))
            .onSuccess(failure -> end(failure, call, account)))
        .orElseGet(() -> Future.succeededFuture(failed(FailureReason.CAPPED)));
  }

  private Future<Optional<Failure>> answer(HttpClientResponse upstream, RequestContent body,
      CallScope call, CallAccount account, Sink sink) {
    if (upstream.statusCode() != 200) {
      return UpstreamBody.read(upstream).map(content -> refusal(upstream, body, content));
    }
    if (isOf("text/event-stream", upstream)) {
      sink.source(upstream);
      return read(upstream, events(longestEvent, account, sink), call);
    }
    return service == Service.CHAT && isOf("application/json", upstream)
        ? UpstreamBody.read(upstream).map(content -> guarded(() -> whole(content, account, sink)))
        : Future.succeededFuture(failed(FailureReason.MALFORMED));
  }

  private CheckedEvents events(int longest, CallAccount account, Sink sink) {
    return new CheckedEvents(new StreamCheck(backend.model(), service, account), longest,
        includeUsage || service != Service.CHAT, sink);
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
  private Optional<Failure> whole(Buffer content, CallAccount account, Sink sink) {
    Optional<WholeAsStream> stream = content.length() > LONGEST_READ
        ? Optional.empty()
        : WholeAsStream.of(content.getBytes(), includeUsage);
    if (stream.isEmpty()) {
      return failed(FailureReason.MALFORMED);
    }
    stream.get().usage().ifPresent(account::reported);
    return events(LONGEST_EVENT, account, sink).add(Buffer.buffer(stream.get().events()));
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
    return given != null && given.regionMatches(true, 0, type, 0, type.length());
  }
}
