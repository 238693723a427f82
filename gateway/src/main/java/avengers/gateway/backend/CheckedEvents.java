package avengers.gateway.backend;

import avengers.gateway.openai.Service;
import avengers.gateway.openai.TokenUsage;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the bytes of one stream apart, and gives its events on as long as they are valid. */
final class CheckedEvents {
  private final String model;
  private final EventReader reader;
  private final StreamCheck check;
  private final UpstreamStream.Sink sink;

  /**
   * A stream of which nothing has come.
   *
   * @param model which is told of in failures
   * @param longestEvent in bytes
   */
  CheckedEvents(String model, Service service, int longestEvent, UpstreamStream.Sink sink) {
    this.model = model;
    this.reader = new EventReader(longestEvent);
    this.check = new StreamCheck(model, service);
    this.sink = sink;
  }

  /**
   * Gives on the events that end in these bytes; tells what is wrong with the next, if anything.
   */
  Optional<Failure> add(Buffer bytes) {
    List<EventReader.Event> events;
    try {
      events = reader.add(bytes);
    } catch (IllegalStateException tooLong) {
      return failed(FailureReason.MALFORMED);
    }
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

  /**
   * The last bytes have come. What stands behind the last whole event is part of one that never
   * came, or is the end mark. A stream without its end mark was cut short, and must not look
   * complete.
   */
  Optional<Failure> end() {
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

  /** Whether the last event that came is the one that ends a stream. */
  boolean areWhole() {
    return check.isDone();
  }

  /** What the last event that tells it says. */
  Optional<TokenUsage> usage() {
    return check.usage();
  }

  private Optional<Failure> failed(FailureReason reason) {
    return Optional.of(Failure.because(model, reason));
  }
}
