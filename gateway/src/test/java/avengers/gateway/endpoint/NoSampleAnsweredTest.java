package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client of an ensemble is told when no sample was answered. */
class NoSampleAnsweredTest {
  @AutoClose
  private final TwoBackends models = TwoBackends
      .start(setup -> setup.deadline(Duration.ofMillis(400)));

  private Answer ask() {
    return models.client().chat(Chat.to("avengers"));
  }

  @Test
  void silenceOfAllIsATimeout() {
    models.always(Replies.hang());

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.error().path("type").asString()).isEqualTo("server_error");
    assertThat(answer.error().path("code").asString()).isEqualTo("no_answer");
    assertThat(answer.message()).isEqualTo("No sample was answered: the model 'alpha' did not"
        + " answer in time; the model 'beta' did not answer in time.");
  }

  @Test
  void aRequestThatAllRejectIsTheClientsMistake() {
    models.always(Replies.error(400, "'top_p' must be at most 1"));

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(answer.message()).isEqualTo("'top_p' must be at most 1");
  }

  @Test
  void aRateLimitOfAllIsOne() {
    models.always(Replies.error(429, "tokens per minute"));

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.error().path("type").asString()).isEqualTo("rate_limit_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "0.5", "Wed, 21 Oct 2026 07:28:00 GMT"})
  void theClientLearnsWhenToTryAgainAsItIsTold(String when) {
    models.always(Replies.status(429, "{}", Map.of("retry-after", when)));

    assertThat(ask().header("retry-after")).contains(when);
    assertThat(models.client().chat(Chat.to("alpha")).header("retry-after")).contains(when);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "ask http://10.1.2.3/quota", "17, 18"})
  void whatIsNoTimeIsNotTold(String when) {
    models.always(Replies.status(429, "{}", Map.of("retry-after", when)));

    assertThat(ask().header("retry-after")).isEmpty();
    assertThat(models.client().chat(Chat.to("alpha")).header("retry-after")).isEmpty();
  }

  @Test
  void differentFaultsAreNamedWithTheirModels() {
    models.alpha().always(Replies.error(500, "CUDA error at 10.1.2.3"));
    models.beta().always(Replies.html());

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.message()).isEqualTo("No sample was answered: the model 'alpha' failed; "
        + "the model 'beta' gave no valid answer.");
  }

  @Test
  void nothingOfABackendsOwnIsShown() {
    models.alpha().always(Replies.error(401, "Incorrect API key provided: key-of-alpha"));
    models.beta().always(Replies.error(500, "Traceback: /srv/model.py"));

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text() + answer.headers()).doesNotContain("key-of", "127.0.0.1",
        Integer.toString(models.alpha().port()), "Traceback", "served-");
  }
}
