package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.TimeoutsConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer has a time to begin and may not pause for long, however far the deadline is. */
class PhaseLimitTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final List<String> EVENTS = ScriptedCompletion.of("It is 7.").events();
  private static final String HALF = ScriptedCompletion.of("It is 7.")
      .json()
      .toString()
      .substring(0, 100);

  private Optional<TwoBackends> running = Optional.empty();

  @AfterEach
  void stop() {
    running.ifPresent(TwoBackends::close);
  }

  private TwoBackends start(Optional<Duration> firstToken, Duration idle) {
    TwoBackends models = TwoBackends.start(setup -> setup.deadline(LONG)
        .withoutRetries()
        .timeouts(new TimeoutsConfig(Duration.ofSeconds(5), firstToken, idle, Optional.empty())));
    running = Optional.of(models);
    return models;
  }

  private static String code(Answer answer) {
    return answer.error().path("code").asString();
  }

  private static String codeOfEvent(Answer answer) {
    return answer.chunks().getLast().at("/error/code").asString();
  }

  /** A stream that never says anything. */
  enum Beginning {
    NOTHING,
    ONLY_A_HEAD,
    ONLY_A_ROLE,
    COMMENTS;

    Reply reply() {
      return switch (this) {
        case NOTHING -> Replies.hang();
        case ONLY_A_HEAD -> Replies.hangAfterHead(200, "text/event-stream");
        case ONLY_A_ROLE -> Replies.silentStream(EVENTS.subList(0, 1));
        case COMMENTS -> Replies.endlessComments(PAUSE);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatDoesNotSayAnythingEnds(Beginning beginning) {
    TwoBackends models = start(Optional.of(SHORT), LONG);
    models.alpha().always(beginning.reply());

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    String code = answer.status() == 504 ? code(answer) : codeOfEvent(answer);
    assertThat(code).isEqualTo("first_token_timed_out");
    assertThat(answer.text())
        .contains("The model 'alpha' did not begin its answer in time.");
    models.alpha().await(counts -> counts.open() == 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"ONLY_A_HEAD", "ONLY_A_ROLE", "COMMENTS"})
  void withoutATimeForTheFirstTokenNoPauseMayBeLong(Beginning beginning) {
    TwoBackends models = start(Optional.empty(), SHORT);
    models.alpha().always(beginning.reply());

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    assertThat(answer.status() == 504 ? code(answer) : codeOfEvent(answer))
        .isEqualTo("idle_timed_out");
    models.alpha().await(counts -> counts.open() == 0);
  }

  @Test
  void aStreamThatFallsSilentEndsInAnErrorEvent() {
    TwoBackends models = start(Optional.of(LONG), SHORT);
    models.alpha().always(Replies.silentStream(EVENTS.subList(0, 3)));

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    assertThat(codeOfEvent(answer)).isEqualTo("idle_timed_out");
    assertThat(answer.chunks().getLast().at("/error/message").asString())
        .isEqualTo("The model 'alpha' fell silent within its answer.");
    models.alpha().await(counts -> counts.aborted() == 1);
  }

  @Test
  void commentsDoNotShowThatAnAnswerGoesOn() {
    TwoBackends models = start(Optional.empty(), SHORT);
    models.alpha()
        .always(Replies.endlessStream(EVENTS.get(1) + ": still here\n\n".repeat(3), LONG));

    assertThat(codeOfEvent(models.client().chat(Chat.streamed("alpha"))))
        .isEqualTo("idle_timed_out");
  }

  @Test
  void aWholeAnswerThatStopsComingEnds() {
    TwoBackends models = start(Optional.empty(), SHORT);
    models.alpha().always(Replies.silentBody(HALF));

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(answer.status()).isEqualTo(504);
    assertThat(code(answer)).isEqualTo("idle_timed_out");
    models.alpha().await(counts -> counts.aborted() == 1);
  }

  @Test
  void anErrorWhoseEndDoesNotComeIsStillOne() {
    TwoBackends models = start(Optional.of(LONG), SHORT);
    models.alpha().always(exchange -> {
      exchange.response().setStatusCode(503);
      Replies.silentBody("{").to(exchange);
    });

    assertThat(code(models.client().chat(Chat.to("alpha")))).isEqualTo("backend_server_error");
    assertThat(code(models.client().chat(Chat.streamed("alpha"))))
        .isEqualTo("backend_server_error");
  }

  @Test
  void aSlowStreamThatGoesOnIsNotEnded() {
    TwoBackends models = start(Optional.of(LONG), Duration.ofSeconds(2));
    models.alpha().always(Replies.streamInPiecesOf(1, EVENTS));

    assertThat(models.client().chat(Chat.streamed("alpha")).streamedContent())
        .isEqualTo("It is 7.");
  }

  @Test
  void aSlowClientIsNotTheBackendsFault() throws IOException {
    TwoBackends models = start(Optional.empty(), Duration.ofMillis(500));
    String event = "data: {\"x\": \"" + "x".repeat(64 << 10) + "\"}\n\n";
    models.alpha()
        .always(Replies.streamInPiecesOf(1 << 20, List.of(
            String.join("", Collections.nCopies(600, event)) + ScriptedCompletion.END)));

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("alpha"))) {
      wire.readUntil("data: ");
      models.beta().always(Replies.hangAfterHead(200, "application/json"));
      for (int pause = 0; pause < 3; pause++) {
        // As long as the limit, and a little more.
        assertThat(code(models.client().chat(Chat.to("beta")))).isEqualTo("idle_timed_out");
      }
      wire.skip(590L * event.length());
      assertThat(wire.readUntil("[DONE]")).doesNotContain("error");
    }
  }
}
