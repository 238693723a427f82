package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.endpoint.Waiting;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients may ask only so often, each by its own count, and are told how often. */
class RateLimitTest {
  private static final String[] FIRST = {"Authorization", "Bearer first"};
  private static final String[] SECOND = {"Authorization", "Bearer second"};

  @Test
  void repliesTellWhatIsLeft() {
    try (TwoBackends models = TwoBackends.start(setup -> setup.requestsPerMinute(600))) {
      Answer answer = models.client().chat(Chat.to("alpha"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("x-ratelimit-limit-requests")).contains("600");
      assertThat(answer.header("x-ratelimit-remaining-requests")).contains("599");
      assertThat(answer.header("x-ratelimit-reset-requests")).get()
          .asString()
          .matches("\\d{1,3}ms");
    }
  }

  @Test
  void oneRequestTooManyIsRefusedWithTheTimeToWait() {
    try (TwoBackends models = TwoBackends.start(setup -> setup.requestsPerMinute(2))) {
      List<Answer> answers = IntStream.range(0, 3)
          .mapToObj(i -> models.client().chat(Chat.to("alpha")))
          .toList();

      assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 429);
      Answer refused = answers.getLast();
      assertThat(refused.error().path("type").asString()).isEqualTo("rate_limit_error");
      assertThat(refused.error().path("code").asString()).isEqualTo("rate_limit_exceeded");
      assertThat(refused.message()).matches(
          "Rate limit reached: 2 requests per minute\\. Try again in [0-9.]+m?s\\.");
      assertThat(refused.header("x-ratelimit-remaining-requests")).contains("0");
      assertThat(Long.parseLong(refused.header("retry-after").orElseThrow())).isBetween(1L, 30L);
      assertThat(Long.parseLong(refused.header("retry-after-ms").orElseThrow()))
          .isBetween(1L, 30_000L);
      assertThat(models.alpha().counts().all()).isEqualTo(2);
    }
  }

  @Test
  void eachKeyHasItsOwnCount() {
    try (TwoBackends models = TwoBackends
        .start(setup -> setup.keys("first", "second").requestsPerMinute(1))) {
      assertThat(models.client().chat(Chat.to("alpha"), FIRST).status()).isEqualTo(200);
      assertThat(models.client().chat(Chat.to("alpha"), FIRST).status()).isEqualTo(429);
      assertThat(models.client().chat(Chat.to("alpha"), SECOND).status()).isEqualTo(200);
      assertThat(models.client().chat(Chat.to("alpha")).status()).isEqualTo(401);
    }
  }

  @Test
  void lookingAroundIsFree() {
    try (TwoBackends models = TwoBackends.start(setup -> setup.requestsPerMinute(1))) {
      for (int i = 0; i < 3; i++) {
        assertThat(models.client().get("/v1/models").status()).isEqualTo(200);
        assertThat(models.client().get("/health/live").status()).isEqualTo(200);
      }
      assertThat(models.client().chat(Chat.to("alpha")).status()).isEqualTo(200);
    }
  }

  @Test
  void withoutALimitNothingIsTold() {
    try (TwoBackends models = TwoBackends.start()) {
      assertThat(models.client().chat(Chat.to("alpha")).headers().map().keySet())
          .noneMatch(name -> name.startsWith("x-ratelimit"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0ms", "1, 1ms", "999, 999ms", "1000, 1s", "1500, 1.5s", "1050, 1.05s",
      "59999, 59.999s", "60000, 1m0s", "360000, 6m0s", "90500, 1m30.5s"})
  void durationsAreWrittenAsOpenAiDoes(long milliseconds, String text) {
    assertThat(Waiting.text(Duration.ofMillis(milliseconds))).isEqualTo(text);
  }
}
