package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that changes the settings of the ensemble it asks. */
class ChangedEnsembleTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  private Answer ask(String model, String changes) {
    return models.client().chat(Chat.with(model, "\"avengers\": " + changes));
  }

  @Test
  void isAnsweredAsItWants() {
    models.always(Replies.everDifferent());

    Answer answer = ask("avengers", "{\"samples\": 3, \"models\": 1, \"temperature\": 1.5}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(models.alpha().received()).hasSize(3)
        .allSatisfy(request -> assertThat(request.json().get("temperature").asDouble())
            .isEqualTo(1.5));
    assertThat(models.beta().received()).isEmpty();
  }

  @Test
  void doesNotTellBackendsWhatItWants() {
    ask("avengers", "{\"samples\": 2}");

    assertThat(models.received()).hasSize(2)
        .allSatisfy(request -> assertThat(request.json().propertyNames())
            .doesNotContain("avengers"));
  }

  @Test
  void isToldTheSettingsThatCountedForIt() {
    assertThat(ask("avengers", "{\"samples\": 3, \"stop\": \"adaptive\"}")
        .header("x-avengers-effective")).contains("samples=3;models=2;temperature=0.7;vote=learned;"
            + "free_text=medoid;stop=adaptive;confidence=0.85;uncertain=off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "window"})
  void isNotStoppedByARuleThatAsksForFewerSamplesThanItsTestTakes(String stop) {
    models.always(Replies.completion(ScriptedCompletion.of("7")));

    Answer answer = ask("avengers", "{\"samples\": 10, \"stop\": \"" + stop
        + "\", \"uncertain\": {\"then\": \"refuse\", \"level\": 0.05}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-avengers-verdict")).contains("majority");
    assertThat(answer.header("x-avengers-votes")).contains("6/6");
  }

  @Test
  void seesItsOwnTemperatureAmongTheSettings() {
    Answer answer = models.client().chat(Chat.with("avengers", "\"temperature\": 1"));

    assertThat(answer.header("x-avengers-effective")).get().asString().contains(";temperature=1;");
  }

  @Test
  void changesNothingForTheNextOne() {
    models.always(Replies.everDifferent());

    ask("avengers", "{\"samples\": 2}");
    models.client().chat(Chat.to("avengers"));

    assertThat(models.received()).hasSize(7);
  }

  @Test
  void isToldWhichFieldIsWrongAndAsksNobody() {
    Answer answer = ask("avengers", "{\"samples\": 11}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/param").asString()).isEqualTo("avengers.samples");
    assertThat(answer.json().at("/error/message").asString()).isEqualTo(
        "'avengers.samples': expected a whole number from 1 to 10, found the number 11.");
    assertThat(models.received()).isEmpty();
  }

  @Test
  void cannotChangeAModelThatIsNoEnsemble() {
    Answer answer = ask("alpha", "{\"samples\": 2}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/param").asString()).isEqualTo("avengers.samples");
    assertThat(models.received()).isEmpty();
  }
}
