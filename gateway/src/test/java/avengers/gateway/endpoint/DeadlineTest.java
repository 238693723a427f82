package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedUpstream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One deadline holds for the whole request, however a backend spends the time. */
class DeadlineTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  /** Enough for a first answer on a busy machine, where a test needs both that and the deadline. */
  private static final Duration LATER = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  @AutoClose
  private TwoBackends models = TwoBackends.start(setup -> setup.deadline(DEADLINE));

  private void haveMoreTime() {
    models.close();
    models = TwoBackends.start(setup -> setup.deadline(LATER));
  }

  /** A way to spend time without a first byte of a stream. */
  enum Slowness {
    SILENT,
    SILENT_BEHIND_THE_HEAD,
    SILENT_BEHIND_AN_ERROR,
    SILENT_STREAM,
    DRIPPING;

    Reply reply() {
      return switch (this) {
        case SILENT -> Replies.hang();
        case SILENT_BEHIND_THE_HEAD -> Replies.hangAfterHead(200, "application/json");
        case SILENT_BEHIND_AN_ERROR -> Replies.hangAfterHead(500, "application/json");
        case SILENT_STREAM -> Replies.byStream(Replies.hangAfterHead(200, "text/event-stream"),
            Replies.hangAfterHead(200, "application/json"));
        case DRIPPING -> Replies.drippingBody(PAUSE);
      };
    }
  }

  private void nothingStaysOpen() {
    models.alpha().await(counts -> counts.open() == 0, Duration.ofSeconds(2));
    models.beta().await(counts -> counts.open() == 0, Duration.ofSeconds(2));
  }

  private Answer timed(String body) {
    return timed(body, DEADLINE);
  }

  private Answer timed(String body, Duration deadline) {
    long start = System.nanoTime();
    Answer answer = models.client().chat(body);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(deadline.minusMillis(20),
        deadline.plusSeconds(2));
    nothingStaysOpen();
    return answer;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SILENT_STREAM")
  void anEnsembleEndsAtTheDeadline(Slowness slowness) {
    models.always(slowness.reply());

    assertThat(timed(Chat.to("avengers")).status()).isEqualTo(504);
    assertThat(models.counts().finished()).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SILENT_STREAM")
  void aStreamedEnsembleEndsAtTheDeadline(Slowness slowness) {
    models.always(slowness.reply());

    assertThat(timed(Chat.streamed("avengers")).status()).isEqualTo(504);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SILENT_STREAM")
  void aRelayedRequestEndsAtTheDeadline(Slowness slowness) {
    models.alpha().always(slowness.reply());

    Answer answer = timed(Chat.to("alpha"));

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.message()).isEqualTo("The model 'alpha' did not answer in time.");
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "SILENT_BEHIND_AN_ERROR", "SILENT_STREAM"})
  void aRelayedStreamThatDoesNotBeginEndsAtTheDeadline(Slowness slowness) {
    models.alpha().always(slowness.reply());

    Answer answer = timed(Chat.streamed("alpha"));

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.error().path("code").asString()).isEqualTo("timed_out");
  }

  @Test
  void aRelayedStreamThatDripsEndsAtTheDeadlineInAnErrorEvent() {
    haveMoreTime();
    models.alpha().always(Replies.endlessStream("data: {\"x\":1}\n\n", PAUSE));

    Answer answer = timed(Chat.streamed("alpha"), LATER);

    assertThat(answer.chunks().getLast().at("/error/code").asString()).isEqualTo("timed_out");
    assertThat(answer.events()).doesNotContain("[DONE]");
  }

  @Test
  void aRelayedStreamThatStopsEndsAtTheDeadlineInAnErrorEvent() {
    haveMoreTime();
    models.alpha().always(Replies.silentStream(List.of("data: {\"x\":1}\n\n")));

    Answer answer = timed(Chat.streamed("alpha"), LATER);

    assertThat(answer.chunks().getLast().at("/error/code").asString()).isEqualTo("timed_out");
  }

  @Test
  void theSamplesThatCameInTimeVote() {
    haveMoreTime();
    models.beta().always(Replies.hang());
    models.alpha().then(Replies.choices("It is 8.", "It is 7.", "It is 9."));

    Answer answer = timed(Chat.to("avengers"), LATER);

    assertThat(answer.content()).isEqualTo("It is 8.");
    assertThat(answer.header("x-avengers-votes")).contains("1/3");
    assertThat(answer.header("x-avengers-stopped-by")).contains("deadline");
    assertThat(answer.header("x-avengers-samples")).contains(
        "asked=5,answered=3,lost=2,cancelled=0");
  }

  @Test
  void aBackendsOwnLimitEndsOnlyItsCalls() {
    ScriptedUpstream silent = ScriptedUpstream.start();
    silent.always(Replies.hang());
    models.close();
    models = TwoBackends.start(setup -> setup.backend("slow", silent.url(),
        Optional.of(Duration.ofMillis(100))).ensemble("all", 3, 3));

    models.beta().always(Replies.text("7"));
    Answer answer = models.client().chat(Chat.to("all"));

    assertThat(answer.header("x-avengers-samples"))
        .contains("asked=3,answered=3,lost=0,cancelled=0,replaced=1");
    silent.await(counts -> counts.aborted() == 1);
  }
}
