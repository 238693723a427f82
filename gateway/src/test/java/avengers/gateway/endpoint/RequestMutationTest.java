package avengers.gateway.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Need;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.mutation.Mutator;
import avengers.gateway.mutation.ValidRequests;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedUpstream;
import avengers.gateway.upstream.UpstreamExchange;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever is wrong with a request, the gateway answers it, or says what is wrong as OpenAI would;
 * and what backends get is JSON.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RequestMutationTest {
  private static final int OF_EACH_REQUEST = 100;
  private static final List<String> EVENTS = List.of(
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"42\"}}]}\n\n",
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
      "data: [DONE]\n\n");

  private static final String VECTORS = """
      {"object": "list", "model": "v", "data": [{"object": "embedding", "index": 0, "embedding":
        [0.5]}], "usage": {"prompt_tokens": 1, "total_tokens": 1}}
      """;

  @AutoClose
  private final ScriptedUpstream vectors = ScriptedUpstream.start();

  @AutoClose
  private final TwoBackends models = TwoBackends.start(
      setup -> setup.serving(Need.IMAGES, Need.AUDIO, Need.FILES)
          .servedEmbedder()
          .backend("vectors", vectors.url(), Service.EMBEDDINGS));

  private final Queue<String> notJson = new ConcurrentLinkedQueue<>();

  /** An endpoint's address, and valid requests to it. */
  record Target(String path, List<String> requests) {
    @Override
    public String toString() {
      return path;
    }
  }

  static Stream<Target> targets() {
    return Stream.of(new Target("/v1/chat/completions", ValidRequests.CHAT),
        new Target("/v1/completions", ValidRequests.COMPLETIONS),
        new Target("/v1/embeddings", ValidRequests.EMBEDDINGS),
        new Target("/v1/responses", ValidRequests.RESPONSES));
  }

  @BeforeAll
  void backendsAnswerWhateverIsJson() {
    models.always(exchange -> reply(exchange).to(exchange));
    vectors.always(Replies.json(VECTORS));
  }

  private Reply reply(UpstreamExchange exchange) {
    Received received = exchange.received();
    try {
      JsonNode body = received.json();
      boolean stream = body.path("stream").isBoolean() && body.path("stream").asBoolean();
      return stream ? Replies.stream(EVENTS) : Replies.asManyAsAsked("42");
    } catch (JacksonException e) {
      notJson.add(received.text());
      return Replies.error(400, "This is not JSON.");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void validRequestsAreAnswered(Target target) {
    for (String request : target.requests()) {
      Answer answer = models.client().post(target.path(), request.getBytes(UTF_8));

      assertThat(answer.status()).as(() -> request + answer.text()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void mutatedRequestsAreAnsweredOrRefused(Target target) {
    Mutator mutator = new Mutator(20);
    int refused = 0;
    for (String request : target.requests()) {
      for (int i = 0; i < OF_EACH_REQUEST; i++) {
        byte[] mutant = mutator.mutate(request);
        Answer answer = models.client().post(target.path(), mutant);
        check(mutant, answer);
        refused += answer.status() == 200 ? 0 : 1;
      }
    }
    assertThat(refused).isBetween(target.requests().size(),
        target.requests().size() * (OF_EACH_REQUEST - 1));
  }

  private static void check(byte[] mutant, Answer answer) {
    String what = answer.status() + " " + answer.text() + "\n of " + shown(mutant);
    assertThat(answer.status()).as(what)
        .satisfiesAnyOf(
            status -> assertThat(status).isEqualTo(200),
            status -> assertThat(status).isBetween(400, 499));
    if (answer.status() != 200) {
      assertThat(answer.header("content-type")).as(what).contains("application/json");
      assertThat(answer.json().propertyNames()).as(what).containsExactly("error");
      ObjectNode error = (ObjectNode) answer.error();
      assertThat(error.propertyNames()).as(what)
          .containsExactly("message", "type", "param",
              "code");
      assertThat(error.get("message").asString()).as(what)
          .isNotBlank()
          .doesNotContainIgnoringCase("jackson", "java", "source", "exception", "feature");
      assertThat(error.get("type").isString()).as(what).isTrue();
      assertThat(error.get("param").isString() || error.get("param").isNull()).as(what).isTrue();
    }
  }

  private static String shown(byte[] mutant) {
    String text = new String(mutant, ISO_8859_1);
    return text.substring(0, Math.min(2_000, text.length()));
  }

  @AfterAll
  void whatBackendsGotWasJson() {
    assertThat(notJson).isEmpty();
    assertThat(Stream.concat(models.received().stream(), vectors.received().stream())).isNotEmpty()
        .allSatisfy(received -> assertThat(Json.MAPPER.readTree(received.text()).isObject())
            .isTrue());
  }
}
