package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be done is told, and nothing is done. */
class PlanTest {
  private static final String PLAN = "/v1/avengers/plan";

  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  @Test
  void nobodyIsAsked() {
    Answer plan = models.client().post(PLAN, Chat.to("avengers"));

    assertThat(plan.status()).isEqualTo(200);
    assertThat(plan.json().path("object").asString()).isEqualTo("avengers.plan");
    assertThat(models.received()).isEmpty();
  }

  @Test
  void whatIsPlannedIsWhatIsThenDone() {
    String body = Chat.with("avengers", "\"avengers\": {\"samples\": 3, \"explain\": true}");

    Answer plan = models.client().post(PLAN, body);
    Answer done = models.client().chat(body);

    assertThat(done.json().at("/avengers/plan")).isEqualTo(plan.json().path("plan"));
    assertThat(done.json().at("/avengers/effective")).isEqualTo(plan.json().path("effective"));
    assertThat(plan.json().at("/plan/max_calls").asInt()).isEqualTo(3);
    assertThat(done.header("x-avengers-plan")).contains(
        plan.json().at("/plan/words").asString());
    assertThat(models.received()).hasSize(3);
  }

  @Test
  void headersAndSuffixesCount() {
    assertThat(models.client()
        .post(PLAN, Chat.to("avengers"), "x-avengers-samples", "2")
        .json()
        .at("/plan/max_calls")
        .asInt()).isEqualTo(2);
    assertThat(models.client()
        .post(PLAN, Chat.to("avengers:fast"))
        .json()
        .at("/plan/max_calls")
        .asInt()).isEqualTo(1);
  }

  @Test
  void aBackendsOwnNameIsOneCallOfIt() {
    Answer plan = models.client()
        .post(PLAN, Chat.with("beta", "\"max_tokens\": 1000000"));

    assertThat(plan.json().at("/plan/models/0/model").asString()).isEqualTo("beta");
    assertThat(plan.json().at("/plan/max_calls").asInt()).isEqualTo(1);
    assertThat(plan.json().at("/plan/max_cost").asDouble()).isBetween(2.0, 2.01);
    assertThat(models.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"model\": \"avengers\"}", "{\"model\": \"none\", \"messages\": []}",
      "{\"model\": \"avengers\", \"messages\": [{\"role\": \"user\", \"content\": \"?\"}],"
          + " \"avengers\": {\"quality\": 11}}",
      "{\"model\": \"alpha\", \"messages\": [{\"role\": \"user\", \"content\": \"?\"}],"
          + " \"avengers\": {\"samples\": 2}}",
      "{\"model\": \"avengers\", \"messages\": [{\"role\": \"user\", \"content\": [{\"type\":"
          + " \"image_url\", \"image_url\": {\"url\": \"data:,\"}}]}]}",
      "nothing"})
  void mistakesAreThoseOfTheChat(String body) {
    Answer plan = models.client().post(PLAN, body);
    Answer chat = models.client().chat(body);

    assertThat(plan.status()).isBetween(400, 499).isEqualTo(chat.status());
    assertThat(plan.error()).isEqualTo(chat.error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"avengers\": {\"max_cost\": 0.001}",
      "\"max_tokens\": 100000, \"avengers\": {\"max_cost\": 0.001}",
      "\"n\": 3, \"avengers\": {\"max_samples\": 2}"})
  void whatTheCapsOfOneCallForbidIsToldBeforeItIsTried(String fields) {
    Answer plan = models.client().post(PLAN, Chat.with("alpha", fields));
    Answer chat = models.client().chat(Chat.with("alpha", fields));

    assertThat(plan.error().path("code").asString()).isEqualTo("capped");
    assertThat(plan.error()).isEqualTo(chat.error());
    assertThat(models.received()).isEmpty();
  }

  @Test
  void whatTheCapsOfOneCallAllowIsPlanned() {
    Answer plan = models.client()
        .post(PLAN, Chat.with("beta", "\"n\": 3, \"max_tokens\": 100000,"
            + " \"avengers\": {\"max_samples\": 3, \"max_cost\": 1}"));

    assertThat(plan.json().at("/plan/max_calls").asInt()).isEqualTo(3);
    assertThat(plan.json().at("/plan/max_cost").asDouble()).isBetween(0.6, 0.61);
  }

  @Test
  void otherMethodsAreRefusedAsEverywhere() {
    Answer refused = models.client().get(PLAN);

    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.header("allow")).contains("OPTIONS, POST");
    assertThat(List.of(models.client().send("OPTIONS", PLAN).status())).containsExactly(204);
  }
}
