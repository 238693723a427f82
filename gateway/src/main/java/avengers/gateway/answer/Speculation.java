package avengers.gateway.answer;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Called;
import avengers.gateway.backend.Effort;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.FailureReason;
import avengers.gateway.backend.Outcome;
import avengers.gateway.backend.Retries;
import avengers.gateway.backend.StreamedEvent;
import avengers.gateway.backend.UpstreamStream;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.ChunkAssembler;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first sample of a request as a stream, which is shown while it comes: if no two samples
 * differ when it begins to say something. It is a sample like the others.
 */
final class Speculation implements UpstreamStream.Sink {
  /** Chunks that say nothing yet; more than the one with the role are a curiosity. */
  private static final int MOST_SILENT_CHUNKS = 16;

  private final Vertx vertx;
  private final SampleWatcher watcher;
  private final String model;
  private final ChunkAssembler assembler = new ChunkAssembler();
  private final List<ObjectNode> silent = new ArrayList<>();
  private State state = State.SAYS_NOTHING;
  private boolean begun;
  private boolean contradicted;

  private enum State {
    SAYS_NOTHING,
    SHOWN,
    HIDDEN
  }

  /**
   * A sample that is not asked for yet.
   *
   * @param model the name that clients know
   */
  Speculation(Vertx vertx, SampleWatcher watcher, String model) {
    this.vertx = vertx;
    this.watcher = watcher;
    this.model = model;
  }

  /** Whether anything of it has come. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether the client has seen something of it. */
  boolean isShown() {
    return state == State.SHOWN;
  }

  /** Other samples were compared; what is shown already stays so. */
  void compared(boolean agreed) {
    contradicted = !agreed;
  }

  /** Asks for it, and tells what becomes of it. */
  void ask(SampleSource source, Place place, CallScope scope, Effort effort, SampleCalls calls) {
    Backend backend = source.backend(place.model());
    RequestContent body = source.streamed(backend);
    UpstreamStream stream = new UpstreamStream(backend, Service.CHAT, UpstreamStream.LONGEST_READ,
        source.request(backend).includeUsage());
    source.retries()
        .stream(backend, scope.forPurpose(scope.purpose()), effort, this,
            (call, events) -> stream.read(body, call, events))
        .compose(called -> outcome(called, place).compose(outcome -> {
          switch (outcome) {
            case Outcome.Answered(ChatCompletion completion) ->
              calls.leadAnswered(place, completion, called.call().orElseThrow());
            case Outcome.Failed(Failure why) -> calls.leadMissed(place, why, called.calls());
          }
          return Future.succeededFuture();
        }))
        .onFailure(calls::leadBroke);
  }

  private Future<Outcome<ChatCompletion>> outcome(Called<Retries.StreamEnd> called, Place place) {
    return switch (called.outcome()) {
      case Outcome.Failed(Failure why) -> Future.succeededFuture(new Outcome.Failed<>(why));
      case Outcome.Answered<Retries.StreamEnd> _ ->
        vertx.executeBlocking(assembler::completion, false)
            .map(Objects::requireNonNull)
            .otherwise(problem -> Optional.empty())
            .map(whole -> whole.<Outcome<ChatCompletion>>map(Outcome.Answered::new)
                .orElseGet(() -> new Outcome.Failed<>(
                    Failure.because(place.model(), FailureReason.MALFORMED))));
    };
  }

  @Override
  public void source(ReadStream<?> upstream) {
    watcher.source(upstream);
  }

  @Override
  public void take(List<StreamedEvent> events) {
    begun = true;
    for (StreamedEvent event : events) {
      event.tree().ifPresent(chunk -> {
        chunk.put("model", model);
        assembler.add(chunk);
        show(chunk);
      });
    }
  }

  private void show(ObjectNode chunk) {
    switch (state) {
      case SHOWN -> watcher.chunk(chunk);
      case HIDDEN -> {
      }
      case SAYS_NOTHING -> {
        if (silent.size() < MOST_SILENT_CHUNKS) {
          silent.add(chunk);
        }
        if (saysSomething(chunk)) {
          begin();
        }
      }
    }
  }

  private void begin() {
    state = contradicted ? State.HIDDEN : State.SHOWN;
    List<ObjectNode> first = List.copyOf(silent);
    silent.clear();
    if (isShown()) {
      first.forEach(watcher::chunk);
    }
  }

  private static boolean saysSomething(ObjectNode chunk) {
    return chunk.at("/choices/0/delta")
        .properties()
        .stream()
        .filter(field -> !field.getKey().equals("role"))
        .map(field -> field.getValue())
        .anyMatch(Speculation::isFilled);
  }

  private static boolean isFilled(JsonNode value) {
    return value.isString() ? !value.asString().isEmpty() : value.isContainer() && !value.isEmpty();
  }
}
