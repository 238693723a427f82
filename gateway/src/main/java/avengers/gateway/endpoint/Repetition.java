package avengers.gateway.endpoint;

import avengers.gateway.backend.JsonWork;
import avengers.gateway.cache.SharedAnswer;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.ServerSentEvent;
import avengers.gateway.openai.TokenUsage;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to another request, as the reply to one that asked the same.
 *
 * @param how {@code hit} or {@code joined}
 * @param age since it was answered, if that is over
 */
record Repetition(SharedAnswer answer, String how, Optional<Duration> age) {
  /** What tells in every reply how it came by its answer. */
  static final String HEADER = "x-avengers-cache";

  /** How the answer came about, and what was spared. */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.put(HEADER, how);
    age.ifPresent(since -> headers.put("age", Long.toString(since.toSeconds())));
    TokenUsage spared = answer.completion().usage();
    headers.put("x-avengers-usage-saved",
        "prompt=" + spared.prompt() + ";completion=" + spared.completion());
    return headers;
  }

  /** The completion as this reply's own. */
  Future<ObjectNode> body(JsonWork json) {
    return json.on(answer.completion().length(), () -> answer.completion().again());
  }

  /**
   * Sends it, whole or as a stream.
   *
   * @param explained whether it tells how it came about
   */
  Future<Void> send(Exchange exchange, AnswerFormat format, ChatRequest request,
      boolean explained) {
    headers().forEach(exchange.response()::putHeader);
    Optional<ObjectNode> story = explained
        ? Optional.of(exchange.storySoFar().put("cache", how))
        : Optional.empty();
    return body(exchange.json())
        .compose(body -> exchange.json()
            .on(answer.completion().length(), () -> Buffer.buffer(request.stream()
                ? story.map(told -> ServerSentEvent.of("avengers.story", told)).orElse("")
                    + format.streamed(body, request.includeUsage())
                : whole(format, body, story))))
        .compose(text -> request.stream() ? stream(exchange, text) : exchange.answer(text));
  }

  private static String whole(AnswerFormat format, ObjectNode body, Optional<ObjectNode> story) {
    ObjectNode whole = format.whole(body);
    story.ifPresent(told -> whole.set(RequestBody.CHANGES, told));
    return whole.toString();
  }

  private static Future<Void> stream(Exchange exchange, Buffer events) {
    EventStream client = new EventStream(exchange.json().vertx(), exchange.response());
    exchange.firstToken();
    client.write(events);
    return client.end("");
  }
}
