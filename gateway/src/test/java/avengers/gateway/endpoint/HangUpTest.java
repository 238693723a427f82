package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.AskAll;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Counts;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the client leaves, what runs for it upstream is aborted. */
class HangUpTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @AutoClose
  private TwoBackends models = TwoBackends.start();

  /** What the backends are doing when the client leaves. */
  enum Doing {
    NOTHING,
    SENT_A_HEAD,
    DRIPPING,
    STREAMING,
    STOPPED_STREAMING;

    Reply reply() {
      return switch (this) {
        case NOTHING -> Replies.hang();
        case SENT_A_HEAD -> Replies.hangAfterHead(200, "application/json");
        case DRIPPING -> Replies.drippingBody(Duration.ofMillis(5));
        case STREAMING -> Replies.byStream(
            Replies.endlessStream("data: {}\n\n", Duration.ofMillis(5)), Replies.hang());
        case STOPPED_STREAMING -> Replies.byStream(
            Replies.silentStream(List.of("data: {}\n\n")), Replies.hang());
      };
    }
  }

  private void leaveWhile(String body, ScriptedUpstream upstream, int requests)
      throws IOException {
    Wire wire = new Wire(models.gateway().address()).chat(body);
    upstream.await(counts -> counts.all() == requests);
    wire.close();
  }

  @ParameterizedTest
  @EnumSource
  void allSamplesOfAnEnsembleAreAborted(Doing doing) throws IOException {
    models.always(doing.reply());

    leaveWhile(Chat.to("avengers"), models.alpha(), 1);

    assertThat(models.alpha().await(counts -> counts.aborted() == 1, SOON)).isEqualTo(
        new Counts(0, 0, 1));
    models.beta().await(counts -> counts.open() == 0, SOON);
  }

  @ParameterizedTest
  @EnumSource
  void allSamplesOfAStreamedEnsembleAreAborted(Doing doing) throws IOException {
    models.always(doing.reply());

    leaveWhile(Chat.streamed("avengers"), models.alpha(), 1);

    models.alpha().await(counts -> counts.aborted() == 1, SOON);
    models.beta().await(counts -> counts.open() == 0, SOON);
  }

  @Test
  void whoLeavesWhileALargeAnswerIsSentIsNoFailure() throws IOException {
    models.always(Replies.text("x".repeat(12 << 20)));

    Wire wire = new Wire(models.gateway().address()).chat(Chat.to("alpha"));
    wire.readUntil("\r\n\r\n");
    wire.close();

    models.client()
        .awaitMetric("avengers_requests_total{gen_ai_request_model=\"alpha\","
            + "outcome=\"client_left\"}", 1);
    assertThat(models.client()
        .metric("avengers_requests_total{gen_ai_request_model=\"alpha\","
            + "outcome=\"failed\"}"))
        .isZero();
  }

  @Test
  void aStrongerModelIsAbortedToo() throws IOException {
    models.close();
    models = TwoBackends.start(setup -> setup.ensemble("doubtful", 3, 1,
        new VotingConfig(VotingConfig.Weighting.PLAIN, VotingConfig.FreeText.BEST, new AskAll(),
            Optional.of(new DoubtConfig(0.3, new DoubtConfig.Consequence.Escalate("beta"))))));
    models.alpha().always(Replies.choices("Answer: A", "Answer: B", "Answer: A"));
    models.beta().always(Replies.hang());

    leaveWhile(Chat.choice("doubtful"), models.beta(), 1);

    models.beta().await(counts -> counts.aborted() == 1, SOON);
  }

  @Test
  void samplesThatWereNotAskedForAreNotAskedForAnyMore() throws IOException {
    models.close();
    models = TwoBackends.start(setup -> setup.ensemble("sequential", 20, 1,
        new VotingConfig(VotingConfig.Weighting.PLAIN, VotingConfig.FreeText.BEST,
            new Adaptive(0.95), Optional.empty())));
    models.always(Replies.hang());

    leaveWhile(Chat.with("sequential", "\"seed\": 1"), models.alpha(), 4);
    models.alpha().await(counts -> counts.aborted() == 4, SOON);
    models.client().get("/health/live");

    assertThat(models.alpha().counts()).isEqualTo(new Counts(0, 0, 4));
  }

  @ParameterizedTest
  @EnumSource
  void aRelayedRequestIsAborted(Doing doing) throws IOException {
    models.alpha().always(doing.reply());

    leaveWhile(Chat.to("alpha"), models.alpha(), 1);

    models.alpha().await(counts -> counts.aborted() == 1, SOON);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOTHING", "STREAMING", "STOPPED_STREAMING"})
  void aRelayedStreamIsAborted(Doing doing) throws IOException {
    models.alpha().always(doing.reply());

    leaveWhile(Chat.streamed("alpha"), models.alpha(), 1);

    models.alpha().await(counts -> counts.aborted() == 1, SOON);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOTHING", "STREAMING", "STOPPED_STREAMING"})
  void theOnlySampleOfAStreamedEnsembleIsAborted(Doing doing) throws IOException {
    models.close();
    models = TwoBackends.start(setup -> setup.ensemble("single", 1, 1));
    models.always(doing.reply());

    leaveWhile(Chat.streamed("single"), models.alpha(), 1);

    models.alpha().await(counts -> counts.aborted() == 1, SOON);
  }

  @ParameterizedTest
  @EnumSource
  void allSamplesOfASpeculativeStreamAreAborted(Doing doing) throws IOException {
    models.close();
    models = TwoBackends.start(setup -> setup
        .ensemble(new EnsembleConfig("eager", 5, 2, 0.7).withSpeculative(true)));
    models.always(doing.reply());

    leaveWhile(Chat.streamed("eager"), models.alpha(), 2);

    models.alpha().await(counts -> counts.aborted() == 2, SOON);
    models.beta().await(counts -> counts.open() == 0, SOON);
  }

  @Test
  void aSpeculativeStreamIsAbortedWhileItIsShown() throws IOException {
    models.close();
    models = TwoBackends.start(setup -> setup
        .ensemble(new EnsembleConfig("eager", 5, 2, 0.7).withSpeculative(true)));
    models.always(Replies.hang());
    models.alpha()
        .always(Replies.byStream(
            Replies.silentStream(ScriptedCompletion.of("It is 7.").events().subList(0, 3)),
            Replies.hang()));

    try (Wire wire = new Wire(models.gateway().address()).chat(Chat.streamed("eager"))) {
      wire.readUntil("It ");
    }

    models.alpha().await(counts -> counts.aborted() == 2, SOON);
    models.beta().await(counts -> counts.open() == 0 && counts.aborted() == 1, SOON);
  }
}
