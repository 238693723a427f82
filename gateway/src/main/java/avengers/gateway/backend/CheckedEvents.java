package avengers.gateway.backend;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Takes the bytes of one stream apart, and gives its events on as long as they are valid. */
final class CheckedEvents {
  /** One event of a slow client is being written, and one waits. */
  private static final int HOLDERS = 2;

  private final StreamCheck check;
  private final EventReader reader;
  private final boolean usageWanted;
  private final Intake intake;
  private final UpstreamStream.Sink sink;
  private long longestGiven;

  /**
   * A stream of which nothing has come.
   *
   * @param longestEvent in bytes
   * @param usageWanted whether the chunk behind the last choice, which tells the usage, is given on
   * @param intake is told what is held here, and of what was given on whoever is slow may hold
   */
  CheckedEvents(StreamCheck check, int longestEvent, boolean usageWanted,
      Intake intake, UpstreamStream.Sink sink) {
    this.check = check;
    this.reader = new EventReader(longestEvent);
    this.usageWanted = usageWanted;
    this.intake = intake;
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
      return failed(FailureReason.TOO_LARGE);
    }
    events.forEach(event -> longestGiven = Math.max(longestGiven, event.bytes().length()));
    if (!intake.holds(reader.room() + HOLDERS * longestGiven)) {
      return failed(FailureReason.NO_ROOM);
    }
    List<StreamedEvent> valid = new ArrayList<>();
    Optional<Failure> failure = Optional.empty();
    for (EventReader.Event event : events) {
      if (check.isDone() && event.data().isPresent()) {
        break;
      }
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
    return event.bytes().length() > 0
        && (usageWanted || !event.tree().map(CheckedEvents::tellsOnlyUsage).orElse(false));
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
