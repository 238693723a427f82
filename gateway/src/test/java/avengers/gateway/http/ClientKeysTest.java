package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway with keys serves who shows one. */
@TestInstance(Lifecycle.PER_CLASS)
class ClientKeysTest {
  @AutoClose
  private final TwoBackends models = TwoBackends
      .start(setup -> setup.keys("first-key", "second-key"));

  private static void isRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).contains("Bearer");
    assertThat(answer.error().propertyNames()).containsExactly("message", "type", "param", "code");
    assertThat(answer.error().path("code").asString()).isEqualTo("invalid_api_key");
    assertThat(answer.text()).doesNotContain("first-key");
  }

  @Test
  void withoutAKeyNothingOfTheApiIsServed() {
    isRefused(models.client().chat(Chat.to("avengers")));
    isRefused(models.client().get("/v1/models"));
    isRefused(models.client().get("/v1/unknown"));
    isRefused(models.client().send("DELETE", "/v1/chat/completions"));
    assertThat(models.counts().all()).isZero();
  }

  @Test
  void aMissingKeyAndAWrongOneAreToldApart() {
    assertThat(models.client().get("/v1/models").message())
        .isEqualTo("An API key is missing. Send it as 'Authorization: Bearer KEY'.");
    assertThat(models.client().get("/v1/models", "Authorization", "Bearer wrong").message())
        .isEqualTo("The API key is not correct. Send it as 'Authorization: Bearer KEY'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer first-ke", "Bearer first-key2", "Bearer ",
      "Bearer", "first-key", "Basic first-key", "Bearer first-key second-key"})
  void whatIsNoKeyIsRefused(String authorization) {
    isRefused(models.client().get("/v1/models", "Authorization", authorization));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer first-key", "Bearer second-key", "bearer first-key",
      "BEARER first-key", "Bearer   first-key"})
  void everyKeyIsTakenWhateverTheCaseOfTheScheme(String authorization) {
    assertThat(models.client().get("/v1/models", "Authorization", authorization).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready"})
  void whatWatchesTheGatewayNeedsNoKey(String path) {
    assertThat(models.client().get(path).status()).isEqualTo(200);
  }
}
