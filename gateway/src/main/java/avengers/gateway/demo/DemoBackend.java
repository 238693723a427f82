package avengers.gateway.demo;

import avengers.gateway.demo.simulated.Specialist;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatFormat;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.TokenUsage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulated model behind a real HTTP server that speaks OpenAI's chat completions API. */
final class DemoBackend extends VerticleBase {
  private static final String HOST = "127.0.0.1";
  private static final int CHARACTERS_PER_TOKEN = 4;
  private static final int MOST_CHOICES = 128;

  private final Specialist specialist;
  private final int port;
  private final HttpServer server;

  /**
   * Makes a backend.
   *
   * @param port where it is to listen; 0 takes any free one
   */
  DemoBackend(Vertx vertx, Specialist specialist, int port) {
    this.specialist = specialist;
    this.port = port;
    this.server = vertx.createHttpServer();
  }

  @Override
  public Future<?> start() {
    return server.requestHandler(this::handle).listen(port, HOST);
  }

  Specialist specialist() {
    return specialist;
  }

  /** The address up to and with {@code /v1}. */
  URI base() {
    return URI.create("http://" + HOST + ":" + server.actualPort() + "/v1");
  }

  private void handle(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.POST)
        || !"/v1/chat/completions".equals(request.path())) {
      send(request.response(), ApiError.of(ErrorKind.NOT_FOUND, "There is only POST "
          + "/v1/chat/completions."));
      return;
    }
    request.body().onSuccess(body -> answer(request.response(), body));
  }

  private void answer(HttpServerResponse response, Buffer body) {
    try {
      ChatRequest request = ChatRequest.parse(body.getBytes());
      ObjectNode completion = completion(request);
      if (request.stream()) {
        response.putHeader("content-type", "text/event-stream")
            .end(new ChatFormat().streamed(completion, request.includeUsage()));
      } else {
        response.putHeader("content-type", "application/json").end(completion.toString());
      }
    } catch (ApiException e) {
      send(response, e.error());
    }
  }

  private ObjectNode completion(ChatRequest request) {
    List<String> texts = texts(request);
    ObjectNode completion = Json.MAPPER.createObjectNode()
        .put("id", "chatcmpl-" + UUID.randomUUID())
        .put("object", "chat.completion")
        .put("created", System.currentTimeMillis() / 1000)
        .put("model", specialist.model())
        .put("system_fingerprint", "simulated");
    ArrayNode choices = completion.putArray("choices");
    texts.forEach(text -> addChoice(choices, text));
    long output = texts.stream().mapToLong(DemoBackend::tokens).sum();
    completion.set("usage", new TokenUsage(tokens(request.query()), output).toJson());
    return completion;
  }

  /** What each of the choices says that are asked for; with a seed, the same again. */
  private List<String> texts(ChatRequest request) {
    int most = request.stream() ? 1 : MOST_CHOICES;
    if (request.n() < 1 || request.n() > most) {
      throw new ApiException(ApiError.invalid("n", "'n' must be from 1 to " + most + "."));
    }
    long first = request.seed().orElseGet(() -> ThreadLocalRandom.current().nextLong());
    return LongStream.range(0, request.n())
        .mapToObj(index -> specialist.reply(request.query(), request.temperature().orElse(1),
            first + index))
        .toList();
  }

  private static void addChoice(ArrayNode choices, String text) {
    ObjectNode choice = choices.addObject().put("index", choices.size() - 1);
    choice.putObject("message").put("role", "assistant").put("content", text).putNull("refusal");
    choice.putNull("logprobs").put("finish_reason", "stop");
  }

  private static long tokens(String text) {
    return Math.ceilDiv(text.length(), CHARACTERS_PER_TOKEN);
  }

  private static void send(HttpServerResponse response, ApiError error) {
    response.setStatusCode(error.kind().status())
        .putHeader("content-type", "application/json")
        .end(error.toJson().toString());
  }
}
