package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where this machine needs no key, a page that its owner happens to look at spends nothing. */
class PageGateTest {
  private static TwoBackends answering(TwoBackends models) {
    models.always(Replies.text("42"));
    return models;
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://evil.example:8080", "null", "http://",
      "http://127.0.0.1.evil.example", "http://localhost.evil.example",
      "http://evil.example/127.0.0.1",
      "http://localhost@evil.example", "file://localhost"})
  void aPageFromElsewhereAsksNoModel(String origin) {
    try (TwoBackends models = answering(TwoBackends.start())) {
      Answer answer = models.client().chat(Chat.to("alpha"), "Origin", origin);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error().path("code").asString()).isEqualTo("origin_not_allowed");
      assertThat(answer.error().propertyNames()).containsExactly("message", "type", "param",
          "code");
      assertThat(models.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1", "https://[::1]:8443"})
  void aPageOfThisMachineMay(String origin) {
    try (TwoBackends models = answering(TwoBackends.start())) {
      assertThat(models.client().chat(Chat.to("alpha"), "Origin", origin).content())
          .isEqualTo("42");
    }
  }

  @Test
  void soMayAPageThatTheConfigurationNames() {
    try (TwoBackends models = answering(
        TwoBackends.start(setup -> setup.cors("https://app.example")))) {
      assertThat(models.client().chat(Chat.to("alpha"), "Origin", "https://app.example").content())
          .isEqualTo("42");
      assertThat(models.client().chat(Chat.to("alpha"), "Origin", "https://evil.example").status())
          .isEqualTo(403);
    }
  }

  @Test
  void aKeyIsEnoughWhereOneIsNeeded() {
    try (TwoBackends models = answering(TwoBackends.start(setup -> setup.keys("k-1")))) {
      assertThat(models.client()
          .chat(Chat.to("alpha"), "Origin", "https://app.example", "Authorization", "Bearer k-1")
          .content()).isEqualTo("42");
    }
  }
}
