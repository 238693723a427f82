package avengers.gateway.backend;

import avengers.gateway.openai.Json;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.TokenEstimate;
import avengers.gateway.openai.TokenUsage;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Looks into the events of one stream: whether they are valid, and whether all have come. */
final class StreamCheck {
  /** Longer data is passed on without being read, as that takes longer than an event loop has. */
  static final int LONGEST_READ = 1 << 20;

  private static final String DONE = "[DONE]";
  private static final Set<String> LAST_EVENTS = Set.of("response.completed",
      "response.incomplete", "response.failed");

  private final String model;
  private final SafeMessage messages;
  private final Service service;
  private final CallAccount account;
  private final AnswerClock clock;
  private final StreamedChoices choices = new StreamedChoices();
  private boolean done;

  /**
   * Looks into a stream that has not begun.
   *
   * @param messages which of a backend's texts may be shown
   * @param account is told what the events say that the call took
   * @param clock is told that the answer goes on; comments do not show that, only that the server
   * is alive
   */
  StreamCheck(String model, SafeMessage messages, Service service, CallAccount account,
      AnswerClock clock) {
    this.model = model;
    this.messages = messages;
    this.service = service;
    this.account = account;
    this.clock = clock;
  }

  /** Whether the event that ends a stream has come, and with it all that belongs to it. */
  boolean isDone() {
    return done;
  }

  /**
   * Checks the next event; fails if it is not valid, or an error. Of one that ends nothing and says
   * nothing known nothing is left.
   */
  Outcome<StreamedEvent> check(EventReader.Event event) {
    String data = event.data().map(String::strip).orElse("");
    if (data.isEmpty()) {
      return valid(event.foreign() ? Buffer.buffer() : event.bytes(), Optional.empty(), false);
    }
    clock.pieceCame();
    if (data.equals(DONE)) {
      return endMark(event);
    }
    if (data.length() > LONGEST_READ) {
      return unread(event, data);
    }
    return Json.readObject(data.getBytes(StandardCharsets.UTF_8))
        .map(tree -> check(event, tree))
        .orElseGet(this::malformed);
  }

  private Outcome<StreamedEvent> endMark(EventReader.Event event) {
    if (service == Service.RESPONSES) {
      return valid(event.bytes(), Optional.empty(), false);
    }
    done = choices.areWhole();
    return done
        ? valid(event.bytes(), Optional.empty(), true)
        : new Outcome.Failed<>(failure(choices.haveBegun()
            ? FailureReason.BROKEN_OFF
            : FailureReason.MALFORMED));
  }

  private Outcome<StreamedEvent> unread(EventReader.Event event, String data) {
    account.wrote(data.length());
    clock.tokenCame();
    choices.addUnread(data);
    done = isLast(event.name());
    return data.startsWith("{") && data.endsWith("}")
        ? valid(event.bytes(), Optional.empty(), done)
        : malformed();
  }

  private Outcome<StreamedEvent> check(EventReader.Event event, ObjectNode tree) {
    String type = tree.path("type").asString(event.name());
    Optional<Failure> error = ErrorEvent.in(tree, type, model, messages);
    if (error.isPresent()) {
      return new Outcome.Failed<>(error.get());
    }
    long written = TokenEstimate.completionBytes(tree);
    account.wrote(written);
    TokenUsage.of(tree.path("usage"))
        .or(() -> TokenUsage.of(tree.at("/response/usage")))
        .ifPresent(account::reported);
    choices.add(tree);
    done = isLast(type);
    if (written > 0 || done || choices.areWhole()) {
      clock.tokenCame();
    }
    return valid(event.bytes(), Optional.of(tree), done);
  }

  private static Outcome<StreamedEvent> valid(Buffer bytes, Optional<ObjectNode> tree,
      boolean last) {
    return new Outcome.Answered<>(new StreamedEvent(bytes, tree, last));
  }

  private boolean isLast(String type) {
    return service == Service.RESPONSES && LAST_EVENTS.contains(type);
  }

  /** What fails its reader, too. */
  Failure failure(FailureReason reason) {
    return Failure.because(model, reason);
  }

  private Outcome<StreamedEvent> malformed() {
    return new Outcome.Failed<>(failure(FailureReason.MALFORMED));
  }
}
