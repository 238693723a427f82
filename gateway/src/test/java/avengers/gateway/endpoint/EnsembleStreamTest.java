package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An ensemble's answer as a stream. */
class EnsembleStreamTest {
  @AutoClose
  private TwoBackends models = TwoBackends.start();

  private Answer ask() {
    return models.client().chat(Chat.streamed("avengers"));
  }

  @Test
  void aStreamIsTheRoleTheTextTheReasonAndTheEnd() {
    models.always(Replies.text("It is 7."));

    Answer answer = ask();

    List<JsonNode> chunks = answer.chunks();
    assertThat(chunks).hasSize(3);
    assertThat(chunks.get(0).at("/choices/0/delta/role").asString()).isEqualTo("assistant");
    assertThat(chunks.get(1).at("/choices/0/delta/content").asString()).isEqualTo("It is 7.");
    assertThat(chunks.get(2).at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(answer.events()).last().isEqualTo("[DONE]");
  }

  @Test
  void theHeadersAreThoseOfAStreamAndTellOfTheVote() {
    Answer answer = ask();

    assertThat(answer.header("content-type")).contains("text/event-stream; charset=utf-8");
    assertThat(answer.header("cache-control")).contains("no-cache");
    assertThat(answer.header("x-avengers-agreement")).contains("1.00");
    assertThat(answer.header("x-avengers-models")).contains("alpha,beta");
  }

  @Test
  void allChunksAreOfOneCompletion() {
    assertThat(ask().chunks()).allSatisfy(chunk -> {
      assertThat(chunk.get("object").asString()).isEqualTo("chat.completion.chunk");
      assertThat(chunk.get("model").asString()).isEqualTo("alpha");
      assertThat(chunk.get("created").isIntegralNumber()).isTrue();
    })
        .extracting(chunk -> chunk.get("id").asString())
        .matches(ids -> ids.stream()
            .distinct()
            .count() == 1);
  }

  @Test
  void theUsageComesOnlyWhenAskedFor() {
    models.always(Replies.everDifferent());
    String asked = Chat.with("avengers",
        "\"stream\": true, \"stream_options\": {\"include_usage\": true}");

    JsonNode last = models.client().chat(asked).chunks().getLast();

    assertThat(last.get("choices").isEmpty()).isTrue();
    assertThat(last.at("/usage/total_tokens").asLong()).isEqualTo(75);
    assertThat(ask().chunks()).noneMatch(chunk -> chunk.has("usage"));
  }

  @Test
  void theReasonIsTheWinners() {
    models.always(Replies.completion(ScriptedCompletion.of("7").finishedBy("content_filter")));

    assertThat(ask().chunks()).last()
        .extracting(chunk -> chunk.at("/choices/0/finish_reason").asString())
        .isEqualTo("content_filter");
  }

  @Test
  void aFailureBeforeTheFirstByteIsAPlainError() {
    models.always(Replies.html());

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.header("content-type")).contains("application/json");
    assertThat(answer.message()).startsWith("No sample was answered");
  }

  @Test
  void commentsKeepTheStreamAliveWhileTheVoteTakesLong() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    models.always(Replies.behind(gate, Replies.text("It is 7.")));

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("avengers"))) {
      assertThat(wire.readUntil("\n\n")).startsWith("HTTP/1.1 200 OK")
          .contains("text/event-stream", ": waiting for the vote\n\n");
      gate.complete("open");

      assertThat(wire.readUntil("[DONE]")).contains("It is 7.");
    }
  }

  @Test
  void whatComesTooLateForTheHeadComesAsComments() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    models.always(Replies.behind(gate, Replies.text("It is 7.")));

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("avengers"))) {
      assertThat(wire.readUntil(": waiting").toLowerCase(Locale.ROOT))
          .contains("x-avengers-effective: samples=5", "x-avengers-cluster: none");
      gate.complete("open");

      assertThat(wire.readUntil("data: ")).contains("\n: x-avengers-votes: ",
          "\n: x-avengers-verdict: majority\n");
    }
  }

  @Test
  void commentsGoOnSteadily() throws IOException {
    models.close();
    models = TwoBackends.start(setup -> setup.keepAlive(Duration.ofSeconds(1)));
    models.always(Replies.hang());

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("avengers"))) {
      String comment = ": waiting for the vote\n\n";
      wire.readUntil(comment + "\r\n" + "18\r\n" + comment + "\r\n" + "18\r\n" + comment);
    }
  }

  private List<String> progressOf(String... headers) {
    return models.client()
        .chat(Chat.streamed("avengers"), headers)
        .text()
        .lines()
        .filter(line -> line.startsWith("data: {\"asked\""))
        .toList();
  }

  @Test
  void progressIsToldToThoseWhoAskForIt() {
    models.alpha().always(Replies.text("It is 7."));
    models.beta().always(Replies.error(400, "no"));

    assertThat(progressOf()).isEmpty();
    assertThat(progressOf("x-avengers-progress", "no")).isEmpty();
    assertThat(progressOf("x-avengers-progress", "true")).isNotEmpty()
        .last()
        .asString()
        .contains("\"asked\":5")
        // Two votes are enough where both of beta's samples are known to be lost.
        .containsPattern("\"leading_votes\":[23]");
  }

  @Test
  void progressEventsHaveANameAndComeBeforeTheAnswer() {
    String text = models.client()
        .chat(Chat.streamed("avengers"), "x-avengers-progress", "true")
        .text();

    assertThat(text).startsWith("event: avengers.progress\ndata: {\"asked\":");
    assertThat(text.lastIndexOf("avengers.progress")).isLessThan(text.indexOf("\"role\""));
  }

  @Test
  void aFailureBehindTheHeadIsAnErrorEventAndNoEndMark() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    models.always(Replies.behind(gate, Replies.html()));

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("avengers"))) {
      wire.readUntil(": waiting");
      gate.complete("open");

      assertThat(wire.readUntil("\r\n0\r\n\r\n")).contains("data: {\"error\":{\"message\":\"No "
          + "sample was answered", "\"type\":\"server_error\"", "\"param\":null",
          "\"code\":\"no_answer\"").doesNotContain("[DONE]");
    }
  }
}
