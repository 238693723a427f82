package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.AskAll;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The first sample is shown while it comes, and the vote goes on behind it. */
class SpeculativeStreamTest {
  private static final List<String> SEVEN = ScriptedCompletion.of("It is 7.").events();
  private static final String BEGINNING = String.join("", SEVEN.subList(0, 3));
  private static final String REST = String.join("", SEVEN.subList(3, SEVEN.size()));

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup
      .ensemble(new EnsembleConfig("eager", 5, 2, 0.7).withSpeculative(true))
      .ensemble(new EnsembleConfig("strict", 6, 2, 0.7,
          new VotingConfig(VotingConfig.Weighting.PLAIN, VotingConfig.FreeText.BEST, new AskAll(),
              Optional.of(new DoubtConfig(0.05, new DoubtConfig.Consequence.Refuse()))))
          .withSpeculative(true)));

  private final CompletableFuture<String> others = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();

  /** The first sample of alpha is a stream; the other four come whole, when their gate is open. */
  private void reply(Reply first, String rest) {
    models.beta().always(Replies.behind(others, Replies.asManyAsAsked(rest)));
    models.alpha()
        .always(Replies.byStream(first, Replies.behind(others, Replies.asManyAsAsked(rest))));
  }

  private Wire ask(String body, String... headers) throws IOException {
    return new Wire(models.gateway().address()).chat(body, headers);
  }

  private static JsonNode verdict(List<JsonNode> chunks) {
    return chunks.stream()
        .filter(chunk -> chunk.has("avengers"))
        .reduce((first, second) -> {
          throw new AssertionError("two verdicts");
        })
        .orElseThrow()
        .get("avengers");
  }

  @Test
  void theFirstSampleIsShownBeforeAnyOtherHasCome() throws IOException {
    reply(Replies.stream(SEVEN), "So 7");

    try (Wire wire = ask(Chat.streamed("eager"))) {
      assertThat(wire.readUntil("7.")).doesNotContain("\"stop\"", "[DONE]");
      others.complete("open");

      assertThat(wire.readUntil("[DONE]")).contains("\"verdict\":\"majority\"",
          "\"confirmed\":true");
    }
  }

  @Test
  void theLastChunkTellsTheVerdict() {
    reply(Replies.stream(SEVEN), "So 7");
    models.alpha().always(exchange -> {
      others.complete("open");
      Replies.byStream(Replies.stream(SEVEN), Replies.behind(others, Replies.text("So 7")))
          .to(exchange);
    });
    models.beta().always(Replies.hang());

    Answer answer = models.client().chat(Chat.streamed("eager"));

    List<JsonNode> chunks = answer.chunks();
    assertThat(answer.streamedContent()).isEqualTo("It is 7.");
    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.get("model").asString())
        .isEqualTo("alpha"));
    assertThat(chunks.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(verdict(chunks).propertyNames()).containsExactly("verdict", "votes", "confidence",
        "confirmed");
    assertThat(answer.events()).last().isEqualTo("[DONE]");
  }

  @Test
  void anAnswerThatLosesTheVoteIsSaidToAndTheWinnersIsGiven() throws IOException {
    reply(Replies.gatedStream(BEGINNING, end, REST), "It is 8.");

    try (Wire wire = ask(Chat.streamed("eager"))) {
      wire.readUntil("is ");
      others.complete("open");
      models.beta().await(counts -> counts.finished() == 1);
      end.complete("open");

      assertThat(wire.readUntil("[DONE]")).contains("\"verdict\":\"majority\"", "\"votes\":\"",
          "\"confirmed\":false,\"answer\":\"It is 8.\"");
    }
    assertThat(models.alpha().counts().aborted() + models.beta().counts().aborted()).isZero();
  }

  @Test
  void whereOthersDifferBeforeItBeginsTheVoteIsAwaited() throws IOException {
    models.beta().always(Replies.asManyAsAsked("It is 8."));
    models.alpha()
        .always(Replies.byStream(Replies.behind(end, Replies.stream(SEVEN)),
            Replies.asManyAsAsked("So it is 7.")));

    try (Wire wire = ask(Chat.streamed("eager"), "X-Avengers-Progress: true")) {
      wire.readUntil("\"answered\":4");
      end.complete("open");

      assertThat(wire.readUntil("[DONE]")).contains("\"content\":\"It is 7.\"", "\"stop\"",
          "\n: x-avengers-votes: 3/5\n").doesNotContain("\"avengers\":");
    }
  }

  @Test
  void whatIsShownAndBreaksOffIsAnError() throws IOException {
    models.always(Replies.hang());
    models.alpha()
        .always(Replies.byStream(Replies.brokenStream(SEVEN.subList(0, 3)), Replies.hang()));

    Answer answer = models.client().chat(Chat.streamed("eager"));

    assertThat(answer.streamedContent()).isEqualTo("It is ");
    assertThat(answer.events()).doesNotContain("[DONE]");
    assertThat(answer.chunks().getLast().at("/error/code").asString())
        .isEqualTo("backend_broken_off");
    models.beta().await(counts -> counts.aborted() == 1);
  }

  @Test
  void whatBreaksOffBeforeItSaysSomethingIsALostSample() {
    others.complete("open");
    reply(Replies.brokenStream(SEVEN.subList(0, 1)), "It is 8.");

    Answer answer = models.client().chat(Chat.streamed("eager"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.streamedContent()).isEqualTo("It is 8.");
    assertThat(answer.chunks()).noneMatch(chunk -> chunk.has("avengers"));
  }

  @Test
  void theUsageIsThatOfAllSamples() throws IOException {
    reply(Replies.stream(SEVEN), "So 7");
    models.beta().always(Replies.behind(others, Replies.choices("It is 8.", "It is 9.")));

    try (Wire wire = ask(Chat.with("eager",
        "\"stream\": true, \"stream_options\": {\"include_usage\": true}"))) {
      wire.readUntil("7.");
      others.complete("open");

      // One call streamed, one for two more of alpha, one for two of beta.
      assertThat(wire.readUntil("[DONE]")).contains("\"choices\":[],\"usage\":{",
          "\"total_tokens\":45}");
    }
  }

  @Test
  void aRequestMayAskForIt() throws IOException {
    reply(Replies.stream(SEVEN), "So 7");

    try (Wire wire = ask(Chat.with("avengers",
        "\"stream\": true, \"avengers\": {\"speculative\": true}"))) {
      wire.readUntil("7.");
      others.complete("open");

      wire.readUntil("\"confirmed\":true");
    }
  }

  @Test
  void whatMayBeRefusedIsNeverShownBefore() {
    models.always(Replies.asManyAsAsked("It is 7."));

    models.client().chat(Chat.streamed("strict"));

    assertThat(models.received()).isNotEmpty().noneMatch(request -> request.json().has("stream"));
  }

  @Test
  void aPlainRequestIsNotStreamed() {
    models.always(Replies.asManyAsAsked("It is 7."));

    models.client().chat(Chat.to("eager"));

    assertThat(models.received()).isNotEmpty().noneMatch(request -> request.json().has("stream"));
  }
}
