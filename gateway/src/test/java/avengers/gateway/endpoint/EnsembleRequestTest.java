package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What of a client's request reaches the backends of an ensemble. */
class EnsembleRequestTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  /** No vote is decided before all are asked. */
  @BeforeEach
  void reply() {
    models.always(Replies.everDifferent());
  }

  private List<Received> receivedAfter(String body, String... headers) {
    assertThat(models.client().chat(body, headers).status()).isEqualTo(200);
    return models.received();
  }

  @Test
  void fieldsThatTheGatewayDoesNotKnowReachEveryBackendUnchanged() {
    String fields = """
        "tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}],
        "top_k": 40, "metadata": {"a": [1, null, true, "ü😀"]}, "logit_bias": null
        """;

    List<Received> received = receivedAfter(Chat.with("avengers", fields));

    assertThat(received).hasSize(5).allSatisfy(request -> {
      assertThat(request.json().at("/tools/0/function/name").asString()).isEqualTo("f");
      assertThat(request.json().at("/top_k").asInt()).isEqualTo(40);
      assertThat(request.json().at("/metadata").toString())
          .isEqualTo("{\"a\":[1,null,true,\"ü😀\"]}");
      assertThat(request.json().get("logit_bias").isNull()).isTrue();
    });
  }

  @Test
  void whatWasAbsentStaysAbsent() {
    assertThat(receivedAfter(Chat.to("avengers"))).allSatisfy(request -> assertThat(
        request.json().propertyNames()).containsOnlyOnce("model", "messages", "temperature")
        .isSubsetOf("model", "messages", "temperature", "n"));
  }

  @Test
  void numbersKeepTheirDigits() {
    String fields = "\"top_p\": 0.70, \"big\": 1e3, \"long\": 12345678901234567890123.4500";

    assertThat(receivedAfter(Chat.with("avengers", fields))).allSatisfy(
        request -> assertThat(request.text()).contains("\"top_p\": 0.70", "\"big\": 1e3",
            "\"long\": 12345678901234567890123.4500"));
  }

  @Test
  void streamingAndTheNumberOfChoicesAreTheGatewaysOwn() {
    String fields = "\"stream\": true, \"stream_options\": {\"include_usage\": true}, \"n\": 1";

    assertThat(receivedAfter(Chat.with("avengers", fields))).hasSize(5)
        .allSatisfy(
            request -> assertThat(request.json().propertyNames()).doesNotContain("stream",
                "stream_options"))
        .filteredOn(request -> request.json().has("n"))
        .extracting(request -> request.json().get("n").asInt())
        .containsExactlyInAnyOrder(3, 2);
  }

  @Test
  void theEnsemblesTemperatureStandsInForAMissingOne() {
    assertThat(receivedAfter(Chat.to("avengers"))).allSatisfy(
        request -> assertThat(request.json().get("temperature").asDouble()).isEqualTo(0.7));
  }

  @Test
  void theClientsTemperatureWins() {
    assertThat(receivedAfter(Chat.with("avengers", "\"temperature\": 1.30"))).hasSize(5)
        .allSatisfy(request -> assertThat(request.text()).contains("\"temperature\": 1.30"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "0e0"})
  void atTemperatureZeroEveryModelIsAskedOnce(String zero) {
    receivedAfter(Chat.with("avengers", "\"temperature\": " + zero));

    assertThat(models.alpha().received()).hasSize(1);
    assertThat(models.beta().received()).hasSize(1);
  }

  @Test
  void theClientsSeedGivesEverySampleOneOfItsOwn() {
    assertThat(seeds(receivedAfter(Chat.with("avengers", "\"seed\": 100")))).hasSize(5)
        .doesNotHaveDuplicates();
  }

  @Test
  void aRepeatedSeedRepeatsTheSamplesSeeds() {
    String body = Chat.with("avengers", "\"seed\": -3");
    List<Long> once = seeds(receivedAfter(body));

    assertThat(seeds(receivedAfter(body))).hasSize(10)
        .containsOnly(once.toArray(Long[]::new));
  }

  @Test
  void seedsNextToEachOtherShareNoSample() {
    receivedAfter(Chat.with("avengers", "\"seed\": 1"));

    assertThat(seeds(receivedAfter(Chat.with("avengers", "\"seed\": 2")))).hasSize(10)
        .doesNotHaveDuplicates();
  }

  private static List<Long> seeds(List<Received> received) {
    return received.stream().map(request -> request.json().get("seed").asLong()).toList();
  }

  @Test
  void withoutASeedNoneIsSent() {
    assertThat(receivedAfter(Chat.to("avengers"))).noneMatch(
        request -> request.json().has("seed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void noHeaderOfTheClientReachesABackend(String model) {
    List<Received> received = receivedAfter(Chat.to(model), "Authorization",
        "Bearer client-secret", "Cookie", "session=1", "X-Custom", "value", "X-Api-Key", "secret",
        "OpenAI-Organization", "org", "X-Forwarded-For", "10.0.0.1");

    assertThat(received).isNotEmpty().allSatisfy(request -> {
      assertThat(request.headers().keySet()).map(name -> name.toLowerCase(Locale.ROOT))
          .containsExactlyInAnyOrder("authorization", "content-length", "content-type", "host",
              "user-agent", "x-request-id");
      assertThat(request.headers().toString()).doesNotContain("secret", "session", "Java-http");
    });
  }

  @Test
  void everyBackendIsShownItsOwnKey() {
    receivedAfter(Chat.to("avengers"));

    assertThat(models.alpha().last().header("authorization")).contains("Bearer key-of-alpha");
    assertThat(models.beta().last().header("authorization")).contains("Bearer key-of-beta");
  }

  @Test
  void everyBackendIsAskedByTheNameThatItUses() {
    receivedAfter(Chat.to("avengers"));

    assertThat(models.alpha().received()).extracting(EnsembleRequestTest::model)
        .containsOnly("served-alpha");
    assertThat(models.beta().received()).extracting(EnsembleRequestTest::model)
        .containsOnly("served-beta");
    assertThat(models.received()).extracting(Received::path).containsOnly("/v1/chat/completions");
  }

  @Test
  void connectionsToABackendAreUsedAgain() {
    for (int i = 0; i < 20; i++) {
      models.client().chat(Chat.to("alpha"));
    }

    assertThat(models.alpha().connections()).isEqualTo(1);
  }

  private static String model(Received request) {
    JsonNode body = request.json();
    return body.get("model").asString();
  }
}
