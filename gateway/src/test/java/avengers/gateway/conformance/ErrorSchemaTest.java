package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Errors of every status, wherever they arise, are as published. */
class ErrorSchemaTest {
  @AutoClose
  private TwoBackends models = TwoBackends.start(setup -> setup.maxBody(1 << 10));

  private final OpenAiSchemas schemas = OpenAiSchemas.published();

  private void restart(Consumer<GatewaySetup> change) {
    models.close();
    models = TwoBackends.start(change);
  }

  private void isError(int status, Answer answer) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).hasValueSatisfying(
        type -> assertThat(type).startsWith("application/json"));
    isError(answer.json());
  }

  private void isError(JsonNode body) {
    assertThat(schemas.faults("ErrorResponse", body)).isEmpty();
    assertThat(body.propertyNames()).containsExactly("error");
    assertThat(body.get("error").propertyNames()).containsExactly("message", "type", "param",
        "code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"model\": 1}",
      "{\"model\": \"alpha\"}", "{\"model\": \"alpha\", \"messages\": \"hi\"}"})
  void aBadRequest(String body) {
    isError(400, models.client().chat(body));
  }

  @Test
  void aWrongKey() {
    restart(setup -> setup.keys("right"));

    isError(401, models.client().chat(Chat.to("alpha")));
    isError(401, models.client().get("/v1/models"));
  }

  @Test
  void aPageThatIsNotLetIn() {
    restart(setup -> setup.cors("https://app.example"));

    isError(403, models.client().chat(Chat.to("alpha"), "origin", "https://other.example"));
  }

  @Test
  void tooManyRequests() {
    restart(setup -> setup.requestsPerMinute(1));

    assertThat(models.client().chat(Chat.to("alpha")).status()).isEqualTo(200);
    isError(429, models.client().chat(Chat.to("alpha")));
  }

  @Test
  void whatIsPlainlyNoJson() throws IOException {
    isError("415", """
        POST /v1/chat/completions HTTP/1.1
        Host: gateway
        Content-Type: image/png
        Content-Length: 2

        {}""".replace("\n", "\r\n"));
  }

  @Test
  void whatDoesNotExist() {
    isError(404, models.client().chat(Chat.to("gamma")));
    isError(404, models.client().get("/v1/models/gamma"));
    isError(404, models.client().get("/v1/nothing"));
    isError(404, models.client().get("/"));
  }

  @Test
  void aWrongMethod() {
    isError(405, models.client().get("/v1/chat/completions"));
    isError(405, models.client().send("DELETE", "/v1/models"));
  }

  @Test
  void aRequestThatIsTooLarge() {
    isError(413, models.client().chat(Chat.asking("alpha", "x".repeat(1 << 10))));
  }

  static Stream<Arguments> failuresOfBackends() {
    return Stream.of(arguments(400, Replies.error(400, "bad tool")),
        arguments(400, Replies.status(400, "<html>", Map.of())),
        arguments(422, Replies.error(422, "too hot")),
        arguments(429, Replies.error(429, "slower")),
        arguments(502, Replies.error(401, "secret")),
        arguments(502, Replies.error(500, "secret")),
        arguments(502, Replies.html()),
        arguments(502, Replies.json("{}")),
        arguments(502, Replies.breakOff()));
  }

  @ParameterizedTest(name = "status {0}")
  @MethodSource("failuresOfBackends")
  void aFailureOfAModel(int status, Reply reply) {
    models.always(reply);

    isError(status, models.client().chat(Chat.to("alpha")));
    isError(status, models.client().chat(Chat.streamed("alpha")));
  }

  @Test
  void aModelThatTakesTooLong() {
    restart(setup -> setup.deadline(Duration.ofMillis(300)));
    models.always(Replies.hang());

    isError(504, models.client().chat(Chat.to("alpha")));
    isError(504, models.client().chat(Chat.streamed("alpha")));
    isError(504, models.client().chat(Chat.to("avengers")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "streamed"})
  void aFailureOfAllModels(String how) {
    models.always(Replies.html());
    boolean plain = how.equals("plain");

    isError(502, models.client().chat(plain ? Chat.to("avengers") : Chat.streamed("avengers")));
  }

  @Test
  void aStreamThatDies() {
    models.always(Replies.brokenStream(ScriptedCompletion.of("It is 7.").events().subList(0, 2)));

    isError(models.client().chat(Chat.streamed("alpha")).chunks().getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense\r\n\r\n", "GET /% HTTP/1.1\r\nHost: x\r\n\r\n"})
  void whatIsNoHttp(String bytes) throws IOException {
    isError("400", bytes);
  }

  private void isError(String status, String request) throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(request)) {
      String response = wire.readUntil("}}");

      assertThat(response).containsPattern("^HTTP/1\\.[01] " + status + " ");
      isError(Json.MAPPER.readTree(response.substring(response.indexOf("\r\n\r\n"))));
    }
  }
}
