package avengers.gateway.backend;

import avengers.gateway.openai.Json;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.TokenEstimate;
import avengers.gateway.openai.TokenUsage;
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
  private final Service service;
  private final CallAccount account;
  private boolean done;

  /**
   * Looks into a stream that has not begun.
   *
   * @param account is told what the events say that the call took
   */
  StreamCheck(String model, Service service, CallAccount account) {
    this.model = model;
    this.service = service;
    this.account = account;
  }

  /** Whether the last event with data was the one that ends a stream. */
  boolean isDone() {
    return done;
  }

  /** Checks the next event; fails if it is not valid, or an error. */
  Outcome<StreamedEvent> check(EventReader.Event event) {
    String data = event.data().map(String::strip).orElse("");
    if (data.isEmpty()) {
      return valid(event, Optional.empty(), false);
    }
    if (data.equals(DONE)) {
      done = service != Service.RESPONSES;
      return valid(event, Optional.empty(), done);
    }
    if (data.length() > LONGEST_READ) {
      account.wrote(data.length());
      done = isLast(event.name());
      return data.startsWith("{") && data.endsWith("}")
          ? valid(event, Optional.empty(), done)
          : malformed();
    }
    return Json.readObject(data.getBytes(StandardCharsets.UTF_8))
        .map(tree -> check(event, tree))
        .orElseGet(this::malformed);
  }

  private Outcome<StreamedEvent> check(EventReader.Event event, ObjectNode tree) {
    String type = tree.path("type").asString(event.name());
    Optional<Failure> error = ErrorEvent.in(tree, type, model);
    if (error.isPresent()) {
      return new Outcome.Failed<>(error.get());
    }
    account.wrote(TokenEstimate.completionBytes(tree));
    TokenUsage.of(tree.path("usage"))
        .or(() -> TokenUsage.of(tree.at("/response/usage")))
        .ifPresent(account::reported);
    done = isLast(type);
    return valid(event, Optional.of(tree), done);
  }

  private static Outcome<StreamedEvent> valid(EventReader.Event event, Optional<ObjectNode> tree,
      boolean last) {
    return new Outcome.Answered<>(new StreamedEvent(event.bytes(), tree, last));
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
