package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.AccountConfig;
import avengers.gateway.config.RecentConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A client may ask later what became of its request. */
class RecentRequestTest {
  private static final String REQUESTS = "/v1/avengers/requests/";
  private static final String ANN = "Bearer key-of-ann";
  private static final String BOB = "Bearer key-of-bob";

  @AutoClose
  private TwoBackends models = TwoBackends.start(setup -> setup.keys("key-of-ann", "key-of-bob"));

  private Answer chat(String model) {
    return models.client().chat(Chat.to(model), "authorization", ANN, "x-request-id", "r-1");
  }

  private Answer story(String key) {
    return models.client().get(REQUESTS + "r-1", "authorization", key);
  }

  @Test
  void itsStoryIsToldToTheClientThatMadeIt() {
    chat("avengers");

    Answer story = story(ANN);

    assertThat(story.status()).isEqualTo(200);
    assertThat(story.json().path("id").asString()).isEqualTo("r-1");
    assertThat(story.json().at("/vote/verdict").asString()).isEqualTo("majority");
    assertThat(story.text()).doesNotContain("How many?", "key-of-");
  }

  @Test
  void toAnotherClientItIsAsIfThereWereNone() {
    chat("alpha");

    Answer another = story(BOB);
    Answer none = models.client().get(REQUESTS + "r-2", "authorization", BOB);

    assertThat(another.status()).isEqualTo(404);
    assertThat(another.error()).isEqualTo(none.error());
  }

  @Test
  void alsoOneThatWasRefusedIsKnown() {
    chat("none");

    assertThat(story(ANN).json().at("/error/code").asString()).isEqualTo("model_not_found");
  }

  @Test
  void withoutAKeyNothingIsTold() {
    assertThat(models.client().get(REQUESTS + "r-1").status()).isEqualTo(401);
  }

  @Test
  void noneIsKeptWhereThereIsNoMemory() {
    models.close();
    models = TwoBackends.start(setup -> setup.keys("key-of-ann")
        .account(new AccountConfig(Optional.empty(),
            new RecentConfig(0, Duration.ofMinutes(1), false))));

    chat("alpha");

    assertThat(story(ANN).status()).isEqualTo(404);
  }

  @Test
  void itsHeadCanBeAskedFor() {
    models.close();
    models = TwoBackends.start();
    models.client().chat(Chat.to("alpha"), "x-request-id", "r-1");

    assertThat(models.client().send("HEAD", REQUESTS + "r-1").status()).isEqualTo(200);
  }
}
