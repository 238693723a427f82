package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Need;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Only models that can serve a request are asked. */
class NeedsTest {
  private static final String TOOLS = "\"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"f\"}}]";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.serving("beta", Need.IMAGES)
      .context("alpha", 100)
      .ensemble(new EnsembleConfig("one", 1, 1, 0.7)));

  private static String showing(String type) {
    return "{\"model\": \"avengers\", \"messages\": [{\"role\": \"user\", \"content\": [{\"type\":"
        + " \"text\", \"text\": \"What?\"}, {\"type\": \"" + type + "\", \"" + type
        + "\": {\"url\": \"data:image/png;base64,iVBO\", \"data\": \"UklG\", \"format\": \"wav\"}"
        + "}]}]}";
  }

  private static String error(Answer answer) {
    return answer.status() + " " + answer.error().path("code").asString("");
  }

  @Test
  void anImageGoesToTheOnlyModelThatReadsImages() {
    models.always(Replies.asManyAsAsked("A cat"));

    Answer answer = models.client().chat(showing("image_url"));

    assertThat(answer.content()).isEqualTo("A cat");
    assertThat(answer.header("x-avengers-plan")).contains("1x5 of beta");
    assertThat(models.alpha().received()).isEmpty();
  }

  @Test
  void whatNobodyServesIsSaid() {
    Answer answer = models.client().chat(showing("input_audio"));

    assertThat(error(answer)).isEqualTo("400 no_capable_model");
    assertThat(answer.message()).isEqualTo("No model that may be asked serves audio.");
    assertThat(models.received()).isEmpty();
  }

  @Test
  void aLongAnswerThatIsAskedForGoesToTheModelWithTheContext() {
    models.always(Replies.asManyAsAsked("42"));

    Answer answer = models.client().chat(Chat.with("avengers", "\"max_tokens\": 500"));

    assertThat(answer.header("x-avengers-models")).contains("beta");
  }

  @Test
  void aContextThatIsTooShortIsSaidWithItsNumbers() {
    try (TwoBackends small = TwoBackends.start(
        setup -> setup.context("alpha", 100).context("beta", 200))) {
      Answer answer = small.client().chat(Chat.with("avengers", "\"max_tokens\": 500"));

      assertThat(error(answer)).isEqualTo("400 context_length_exceeded");
      assertThat(answer.message()).containsPattern("about 5\\d\\d tokens.* has 200\\.");
    }
  }

  @Test
  void aBackendThatSaysWhatItDoesNotServeIsNotAskedForItAgain() {
    models.alpha().always(Replies.error(400, "served-alpha does not support tools"));
    models.beta().always(Replies.text("42"));

    Answer first = models.client().chat(Chat.with("one", TOOLS));
    Answer second = models.client().chat(Chat.with("one", TOOLS));
    models.alpha().always(Replies.text("41"));
    Answer plain = models.client().chat(Chat.to("one"));

    assertThat(first.status()).isEqualTo(400);
    assertThat(second.content()).isEqualTo("42");
    assertThat(second.header("x-avengers-models")).contains("beta");
    assertThat(plain.content()).isEqualTo("41");
  }

  @Test
  void whereAllSaySoTheyAreAskedAllTheSame() {
    models.always(Replies.error(400, "this model does not support tools"));
    models.client().chat(Chat.with("one", TOOLS));
    models.client().chat(Chat.with("one", TOOLS));

    Answer answer = models.client().chat(Chat.with("one", TOOLS));

    assertThat(answer.message()).isEqualTo("this model does not support tools");
  }

  @Test
  void aBackendThatCannotBeReachedIsPassedOverForAWhile() {
    models.alpha().close();
    models.beta().always(Replies.text("42"));

    models.client().chat(Chat.to("one"));
    Answer answer = models.client().chat(Chat.to("one"));

    assertThat(answer.content()).isEqualTo("42");
    assertThat(answer.header("x-avengers-models")).contains("beta");
  }

  @Test
  void aModelByItsOwnNameIsNotJudged() {
    models.alpha().always(Replies.text("A cat"));

    assertThat(models.client().chat(showing("image_url").replace("avengers", "alpha")).content())
        .isEqualTo("A cat");
  }
}
