package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Need;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Images and long texts pass, up to the usual limit. */
class LargeBodyTest {
  private static final String IMAGE = "iVBORw0K".repeat((20 << 20) / 8);

  @AutoClose
  private final TwoBackends models = TwoBackends.start(
      setup -> setup.maxBody(32L << 20).serving(Need.IMAGES));

  private static String showing(String model) {
    return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":["
        + "{\"type\":\"text\",\"text\":\"What is this?\"},{\"type\":\"image_url\",\"image_url\":"
        + "{\"url\":\"data:image/png;base64," + IMAGE + "\"}}]}],\"temperature\":1.0}";
  }

  @Test
  void anImageIsRelayed() {
    Answer answer = models.client().chat(showing("alpha"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(models.alpha().last().text().equals(showing("served-alpha"))).isTrue();
  }

  @Test
  void anImageReachesEverySampleOfAnEnsemble() {
    models.always(Replies.asManyAsAsked("A cat"));

    Answer answer = models.client().chat(showing("avengers"));

    assertThat(answer.content()).isEqualTo("A cat");
    assertThat(models.received()).isNotEmpty()
        .allSatisfy(received -> assertThat(shows(received)).isTrue());
  }

  private static boolean shows(Received received) {
    return received.text().contains(IMAGE) && received.json().path("n").asInt(0) > 1;
  }

  @Test
  void aLargeAnswerIsReadWhole() {
    String text = "a ".repeat(2 << 20) + "end";
    models.alpha().always(Replies.completion(ScriptedCompletion.of(text)));

    assertThat(models.client().chat(showing("alpha")).content().equals(text)).isTrue();
  }

  @Test
  void manyLargeBodiesAtOncePass() {
    List<Answer> answers = List.of("alpha", "beta", "alpha", "beta")
        .stream()
        .map(model -> models.client().chatLater(showing(model)))
        .toList()
        .stream()
        .map(answer -> answer.join())
        .toList();

    assertThat(answers).allMatch(answer -> answer.status() == 200);
  }
}
