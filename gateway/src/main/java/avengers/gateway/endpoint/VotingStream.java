package avengers.gateway.endpoint;

import avengers.gateway.answer.EnsembleAnswer;
import avengers.gateway.answer.EnsemblePlan;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.answer.SampleProgress;
import avengers.gateway.answer.SampleWatcher;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.ServerSentEvent;
import avengers.gateway.openai.StreamFormat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A voted answer as a stream: comments while the samples come, events of their progress if the
 * client wants them, and the answer when the verdict stands; or its first sample while it comes.
 */
final class VotingStream implements SampleWatcher {
  private final Vertx vertx;
  private final Exchange exchange;
  private final EnsembleService service;
  private final AnswerFormat format;
  private final StreamFormat events;
  private final EnsemblePlan plan;
  private final EventStream client;
  private final SpeculativeChunks speculative;
  private final boolean showsProgress;

  VotingStream(Vertx vertx, Exchange exchange, EnsembleService service, AnswerFormat format,
      EnsemblePlan plan) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.service = service;
    this.format = format;
    this.events = format.stream();
    this.plan = plan;
    this.client = new EventStream(vertx, exchange.response());
    this.speculative = new SpeculativeChunks(plan.request().includeUsage());
    this.showsProgress = exchange.requestHeader("x-avengers-progress").equals("true");
  }

  /**
   * Answers.
   *
   * @param pause between the comments that keep the stream alive
   * @param reuse how the answer is shared
   */
  Future<Void> answer(Duration pause, Reuse reuse) {
    KeepAlive keepAlive = KeepAlive.start(vertx, client, pause);
    return ask(reuse)
        .onComplete(decided -> keepAlive.stop())
        .compose(this::last)
        .compose(this::end, failure -> client.fail(failure, events));
  }

  /** Who watches the samples wants samples of its own. */
  private Future<Turn<EnsembleAnswer>> ask(Reuse reuse) {
    return wantsProgress() || speculates()
        ? reuse.alone(() -> service.answer(plan, exchange.scope(), exchange.time(), this),
            AnswerReuses::shared).map(Turn.Mine::new)
        : reuse.share(exchange.scope(), scope -> service.answer(plan, scope, exchange.time(), this),
            AnswerReuses::shared);
  }

  private Future<String> last(Turn<EnsembleAnswer> turn) {
    return switch (turn) {
      case Turn.Mine<EnsembleAnswer>(EnsembleAnswer answer) -> {
        EnsembleResponder.remember(exchange, answer);
        Map<String, String> headers = new LinkedHashMap<>(AnswerHeaders.of(answer));
        headers.putAll(SpendingHeaders.of(exchange.recording()));
        describe(headers);
        yield EnsembleResponder.body(answer).map(body -> last(answer, body));
      }
      case Turn.Again<EnsembleAnswer>(Repetition again) -> {
        describe(again.headers());
        yield again.body(exchange.json())
            .map(body -> story() + format.streamed(body, plan.request().includeUsage()));
      }
    };
  }

  /** What comes too late for the head goes into comments. */
  private void describe(Map<String, String> headers) {
    HttpServerResponse response = exchange.response();
    if (!client.begun()) {
      headers.forEach(response::putHeader);
    } else {
      client.write(headers.entrySet()
          .stream()
          .map(header -> ": " + header.getKey() + ": " + header.getValue() + "\n")
          .collect(Collectors.joining("", "", "\n")));
    }
  }

  private String last(EnsembleAnswer answer, ObjectNode body) {
    return story() + (speculative.isEmpty()
        ? format.streamed(body, plan.request().includeUsage())
        : speculative.last(answer, body)
            .stream()
            .map(events::chunk)
            .collect(Collectors.joining()) + events.end());
  }

  /** The event that tells how it came about, for who wants it. */
  private String story() {
    return plan.ensemble().dial().explain() ? exchange.storyEvent() : "";
  }

  private Future<Void> end(String last) {
    if (speculative.isEmpty()) {
      exchange.firstToken();
    }
    return client.end(last);
  }

  @Override
  public boolean wantsProgress() {
    return showsProgress;
  }

  @Override
  public void progressed(SampleProgress progress) {
    client.write(ServerSentEvent.of("avengers.progress", Json.MAPPER.createObjectNode()
        .put("asked", progress.asked())
        .put("answered", progress.answered())
        .put("lost", progress.lost())
        .put("cancelled", progress.cancelled())
        .put("leading_votes", progress.leadingVotes())));
  }

  @Override
  public boolean speculates() {
    return plan.speculates() && format.isChat();
  }

  @Override
  public void source(ReadStream<?> upstream) {
    client.source(upstream);
  }

  @Override
  public void chunk(ObjectNode chunk) {
    if (speculative.isEmpty()) {
      exchange.firstToken();
    }
    speculative.add(chunk).map(events::chunk).ifPresent(client::write);
  }
}
