package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.AnswersConfig;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Large answers are refused one by one, and all together where there is no room for them. */
class LargeAnswerTest {
  private static final long MEGABYTE = 1L << 20;
  private static final String HELD = "avengers_answers_held_bytes";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.withoutRetries()
      .answers(new AnswersConfig(4 * MEGABYTE, Optional.of(10 * MEGABYTE))));

  private static Reply ofMebibytes(int mebibytes) {
    return Replies.text("x".repeat(mebibytes << 20));
  }

  private static String code(Answer answer) {
    return answer.error().path("code").asString();
  }

  private void nothingIsHeld() {
    models.client().awaitMetrics(metrics -> assertThat(metrics.lines()).contains(HELD + " 0.0"));
  }

  @Test
  void anAnswerUpToTheLimitPasses() {
    models.alpha().always(ofMebibytes(3));

    assertThat(models.client().chat(Chat.to("alpha")).content()).hasSize(3 << 20);
    nothingIsHeld();
  }

  @Test
  void aLargerOneIsAFailureAndNotReadToItsEnd() {
    models.alpha().always(Replies.huge(1_024));

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(code(answer)).isEqualTo("backend_too_large");
    assertThat(answer.message())
        .isEqualTo("The model 'alpha' gave an answer that is too large.");
    models.alpha().await(counts -> counts.aborted() == 1);
    nothingIsHeld();
  }

  @Test
  void oneThatSaysThatItIsLargerIsNotWaitedFor() {
    models.alpha().always(exchange -> {
      exchange.response()
          .putHeader("content-type", "application/json")
          .putHeader("content-length", Long.toString(1_024 * MEGABYTE));
      exchange.response().write("{");
    });

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(code(answer)).isEqualTo("backend_too_large");
    models.alpha().await(counts -> counts.aborted() == 1);
    nothingIsHeld();
  }

  @Test
  void aLineOfAStreamThatIsTooLongIsAFailure() {
    models.alpha().always(Replies.hugeLine(64));

    Answer answer = models.client().chat(Chat.streamed("alpha"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(code(answer)).isEqualTo("backend_too_large");
    models.alpha().await(counts -> counts.aborted() == 1);
    nothingIsHeld();
  }

  @Test
  void aPageIsNotReadAtAll() {
    models.alpha().always(exchange -> {
      exchange.response().setChunked(true).putHeader("content-type", "text/html").writeHead();
      exchange.response().write("<html>");
    });

    assertThat(code(models.client().chat(Chat.to("alpha")))).isEqualTo("backend_malformed");
    models.alpha().await(counts -> counts.aborted() == 1);
  }

  @Test
  void manyAtTheSameTimeFindNoRoomAndAreToldToComeBack() {
    CompletableFuture<String> gate = new CompletableFuture<>();
    String half = "data: {\"x\": \"" + "x".repeat(3 << 20);
    models.alpha()
        .always(Replies.gatedStream(half, gate, "\"}\n\n" + ScriptedCompletion.END));
    List<CompletableFuture<Answer>> asked = IntStream.range(0, 8)
        .mapToObj(i -> models.client().chatLater(Chat.streamed("alpha")))
        .toList();
    models.alpha().await(counts -> counts.aborted() >= 6);
    gate.complete("open");

    List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();

    List<Answer> refused = answers.stream().filter(answer -> answer.status() == 503).toList();
    assertThat(refused).hasSizeGreaterThanOrEqualTo(6).allSatisfy(answer -> {
      assertThat(code(answer)).isEqualTo("no_room");
      assertThat(answer.header("retry-after")).contains("1");
    });
    nothingIsHeld();
  }

  @Test
  void manyValuesTakeMoreRoomThanTheirLength() {
    models.alpha().always(Replies.json("[" + "[],".repeat(1 << 20) + "[]]"));

    assertThat(code(models.client().chat(Chat.to("alpha")))).isEqualTo("no_room");
    nothingIsHeld();
  }

  @Test
  void whoSharesALargeAnswerHoldsItToo() throws IOException {
    CompletableFuture<String> gate = new CompletableFuture<>();
    String question = Chat.with("alpha", "\"temperature\": 0");
    try (TwoBackends sharing = TwoBackends.start(setup -> setup.withoutRetries()
        .cache()
        .answers(new AnswersConfig(32 * MEGABYTE, Optional.of(40 * MEGABYTE))))) {
      sharing.alpha().always(Replies.behind(gate, ofMebibytes(24)));
      try (Wire notReading = new Wire(sharing.gateway().address())) {
        notReading.chat(question);
        sharing.alpha().await(counts -> counts.open() == 1);
        CompletableFuture<Answer> joining = sharing.client().chatLater(question);
        sharing.client()
            .awaitMetrics(metrics -> assertThat(metrics).contains("outcome=\"joined\"} 1"));
        gate.complete("open");

        assertThat(joining.join().status()).isEqualTo(503);
        assertThat(code(joining.join())).isEqualTo("no_room");
      }

      sharing.client().awaitMetric(HELD, 0);
      assertThat(sharing.client().chat(question).content()).hasSize(24 << 20);
    }
  }

  @Test
  void aSampleThatIsTooLargeIsLostAndTheOthersVote() {
    models.always(Replies.text("It is 7."));
    models.beta().always(Replies.huge(16));

    Answer answer = models.client().chat(Chat.to("avengers"));

    assertThat(answer.content()).isEqualTo("It is 7.");
    nothingIsHeld();
  }
}
