package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** However a request ends, one line tells of it, and of every call that it made. */
class AccessLogTest {
  @TempDir
  static Path folder;

  @AutoClose
  private AccountFixture account = AccountFixture.start(folder, false, setup -> {});

  private void start(boolean texts, Consumer<GatewaySetup> change) {
    account.close();
    account = AccountFixture.start(folder, texts, change);
  }

  /**
   * The one line, whose ledger holds what the backends received; of what was cancelled they may
   * have seen nothing.
   */
  private JsonNode line(String outcome) {
    JsonNode line = account.line();
    assertThat(line.path("outcome").asString()).isEqualTo(outcome);
    List<String> outcomes = line.path("calls")
        .valueStream()
        .map(call -> call.path("outcome").asString())
        .toList();
    assertThat(outcomes).doesNotContain("open");
    assertThat(account.models().received())
        .hasSizeLessThanOrEqualTo(outcomes.size())
        .hasSizeGreaterThanOrEqualTo(
            outcomes.size() - Collections.frequency(outcomes, "cancelled"));
    long completion = line.path("calls")
        .valueStream()
        .mapToLong(call -> call.path("completion_tokens").asLong())
        .sum();
    assertThat(line.at("/usage/completion_tokens").asLong()).isEqualTo(completion);
    return line;
  }

  @Test
  void oneBackendThatAnswered() {
    account.models().client().chat(Chat.to("alpha"), "x-request-id", "mine");

    JsonNode line = line("answered");
    assertThat(line.path("id").asString()).isEqualTo("mine");
    assertThat(line.path("model").asString()).isEqualTo("alpha");
    assertThat(line.path("method").asString()).isEqualTo("POST");
    assertThat(line.path("path").asString()).isEqualTo("/v1/chat/completions");
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.at("/calls/0/outcome").asString()).isEqualTo("won");
    assertThat(line.at("/calls/0/purpose").asString()).isEqualTo("relay");
    assertThat(line.path("cost").asDouble()).isPositive();
  }

  @Test
  void aVote() {
    account.models().client().chat(Chat.to("avengers"));

    JsonNode line = line("answered");
    assertThat(line.at("/vote/verdict").asString()).isEqualTo("majority");
    assertThat(line.at("/vote/answers/0/votes").asInt()).isPositive();
    assertThat(line.at("/plan/models").size()).isEqualTo(2);
    assertThat(line.path("winner").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers", "single"})
  void aStream(String model) {
    start(false, setup -> setup.ensemble("single", 1, 1));
    account.models()
        .always(Replies.byStream(Replies.stream(ScriptedCompletion.of("It is 42.").events()),
            Replies.asManyAsAsked("It is 42.")));

    account.models().client().chat(Chat.streamed(model));

    JsonNode line = line("answered");
    assertThat(line.path("winner").asString()).isEqualTo("alpha");
    assertThat(line.path("first_token_ms").asDouble()).isPositive();
  }

  @Test
  void aStreamThatShowsItsFirstSample() {
    start(false,
        setup -> setup.ensemble(new EnsembleConfig("eager", 5, 2, 0.7).withSpeculative(true)));
    account.models()
        .always(Replies.byStream(Replies.stream(ScriptedCompletion.of("It is 42.").events()),
            Replies.asManyAsAsked("It is 42.")));

    account.models().client().chat(Chat.streamed("eager"));

    assertThat(line("answered").at("/vote/verdict").asString()).isEqualTo("majority");
  }

  @Test
  void aRequestThatIsRefusedBeforeAnyCall() {
    account.models().client().chat(Chat.with("avengers", "\"temperature\": 9"));

    JsonNode line = line("rejected");
    assertThat(line.path("status").asInt()).isEqualTo(400);
    assertThat(line.at("/error/param").asString()).isEqualTo("temperature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/nowhere", "/v1/models/none", "/else"})
  void anAddressThatIsNone(String path) {
    account.models().client().get(path);

    assertThat(line("rejected").path("status").asInt()).isEqualTo(404);
  }

  @Test
  void aWrongKeyIsToldOfAndNotTold() {
    start(false, setup -> setup.keys("right-key"));

    account.models()
        .client()
        .chat(Chat.to("alpha"), "authorization", "Bearer wrong-key");

    assertThat(line("rejected").path("status").asInt()).isEqualTo(401);
    assertThat(account.text()).doesNotContain("wrong-key", "right-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void backendsThatFail(String model) {
    account.models().always(Replies.error(500, "any"));

    account.models().client().chat(Chat.to(model));

    JsonNode line = line("failed");
    assertThat(line.path("status").asInt()).isEqualTo(502);
    assertThat(line.path("calls").valueStream().map(call -> call.path("outcome").asString()))
        .containsOnly("failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void aClientThatHangsUp(String model) throws IOException {
    account.models().always(Replies.hang());

    Wire wire = new Wire(account.models().gateway().address()).chat(Chat.to(model));
    account.models().alpha().await(counts -> counts.all() == 1);
    if (model.equals("avengers")) {
      account.models().beta().await(counts -> counts.all() >= 1);
    }
    wire.close();
    account.models().alpha().await(counts -> counts.open() == 0);
    account.models().beta().await(counts -> counts.open() == 0);

    JsonNode line = line("client_left");
    assertThat(line.has("status")).isFalse();
    assertThat(line.path("calls").valueStream().map(call -> call.path("outcome").asString()))
        .containsOnly("cancelled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "avengers"})
  void aDeadlineThatPasses(String model) {
    start(false, setup -> setup.deadline(Duration.ofMillis(300)));
    account.models().always(Replies.hang());

    account.models().client().chat(Chat.to(model));

    assertThat(line("failed").path("status").asInt()).isEqualTo(504);
  }

  @Test
  void everyEndpointTellsOfItsRequests() {
    account.models().client().get("/v1/models");
    account.models().client().get("/health/live");
    account.models().client().get("/metrics");

    assertThat(account.lines().stream().map(line -> line.path("path").asString()))
        .containsExactly("/v1/models", "/health/live", "/metrics");
  }

  @Test
  void whatIsAskedAndAnsweredStaysUnsaid() {
    start(false, setup -> setup.keys("client-key"));
    account.models().always(Replies.text("It is 39171."));

    for (String model : List.of("alpha", "avengers")) {
      account.models()
          .client()
          .chat(Chat.asking(model, "What is 8123 and some?"), "authorization",
              "Bearer client-key");
    }

    assertThat(account.lines()).hasSize(2);
    assertThat(account.text()).doesNotContain("39171", "8123", "client-key", "key-of-");
  }

  @Test
  void whatIsAskedAndAnsweredIsToldWhereThatIsWanted() {
    start(true, setup -> {});
    account.models().always(Replies.text("It is 39171."));

    account.models().client().chat(Chat.asking("avengers", "What is 8123 and some?"));

    JsonNode line = account.line();
    assertThat(line.at("/texts/prompt").asString()).isEqualTo("What is 8123 and some?");
    assertThat(line.at("/texts/answer").asString()).isEqualTo("It is 39171.");
    assertThat(line.at("/vote/answers/0/answer").asString()).isEqualTo("39171");
  }
}
