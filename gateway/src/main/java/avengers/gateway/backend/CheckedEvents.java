package avengers.gateway.backend;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Takes the bytes of one stream apart, and gives its events on as long as they are valid. */
final class CheckedEvents {
  private final StreamCheck check;
  private final EventReader reader;
  private final boolean usageWanted;
  private final UpstreamStream.Sink sink;

  /**
   * A stream of which nothing has come.
   *
   * @param longestEvent in bytes
   * @param usageWanted whether the chunk behind the last choice, which tells the usage, is given on
   */
  CheckedEvents(StreamCheck check, int longestEvent, boolean usageWanted,
      UpstreamStream.Sink sink) {
    this.check = check;
    this.reader = new EventReader(longestEvent);
    this.usageWanted = usageWanted;
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

  private boolean isWanted(StreamedEvent event) {
    return usageWanted || !event.tree().map(CheckedEvents::tellsOnlyUsage).orElse(false);
  }

  private static boolean tellsOnlyUsage(ObjectNode chunk) {
    return chunk.path("usage").isObject() && chunk.path("choices").isArray()
        && chunk.path("choices").isEmpty();
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

  private Optional<Failure> failed(FailureReason reason) {
    return Optional.of(check.failure(reason));
  }
}
