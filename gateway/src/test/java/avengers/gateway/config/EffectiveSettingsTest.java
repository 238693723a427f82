package avengers.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.Window;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import avengers.gateway.fixture.Chat;
import avengers.gateway.openai.ChatRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {
  private static String of(StoppingRule stopping, Consequence consequence) {
    return of(stopping, consequence, "\"x\": 1");
  }

  private static String of(StoppingRule stopping, Consequence consequence, String fields) {
    return of(new EnsembleConfig("e", 10, 3, 0.7, new VotingConfig(Weighting.PLAIN, FreeText.BEST,
        stopping, Optional.of(new DoubtConfig(0.05, consequence)))), fields);
  }

  private static String of(EnsembleConfig ensemble, String fields) {
    return EffectiveSettings.of(ensemble, Sampling.of(ensemble,
        ChatRequest.parse(Chat.with("e", fields).getBytes(UTF_8))));
  }

  @Test
  void areAllSettingsInTheNamesThatARequestUses() {
    assertThat(of(new EnsembleConfig("e", 5, 2, 0.7), "\"x\": 1")).isEqualTo(
        "samples=5;models=2;temperature=0.7;vote=learned;free_text=medoid;stop=decided;"
            + "uncertain=off");
  }

  @Test
  void haveTheTemperatureThatWasUsed() {
    assertThat(of(new EnsembleConfig("e", 5, 2, 0.7), "\"temperature\": 1")).contains(
        ";temperature=1;");
  }

  @Test
  void saySpeculativeOnlyWhereItIs() {
    EnsembleConfig ensemble = new EnsembleConfig("e", 5, 2, 0.7);

    assertThat(of(ensemble.withSpeculative(true), "\"x\": 1"))
        .endsWith(";uncertain=off;speculative=true");
    assertThat(of(ensemble, "\"x\": 1")).doesNotContain("speculative");
  }

  @Test
  void haveTheNumberThatBelongsToTheWayOfStopping() {
    assertThat(of(new Adaptive(0.9), new Consequence.Answer())).contains(
        ";stop=adaptive;confidence=0.9;level=0.05;then=answer");
    assertThat(of(new Window(4), new Consequence.Refuse())).contains(
        ";stop=window;window=4;level=0.05;then=refuse");
  }

  @Test
  void sayWhatFollowsFromADoubt() {
    assertThat(of(new Window(4), new Consequence.SampleMore(20))).endsWith(
        ";level=0.05;then=sample_more;most_samples=20");
    assertThat(of(new Window(4), new Consequence.Escalate("big"))).endsWith(
        ";level=0.05;then=escalate;model=big");
  }

  @Test
  void atTemperatureZeroEachModelIsAskedOnce() {
    assertThat(of(new AskAll(), new Consequence.SampleMore(20), "\"temperature\": 0")).isEqualTo(
        "samples=3;models=3;temperature=0;vote=plain;free_text=best;stop=decided;level=0.05;"
            + "then=sample_more;most_samples=3");
  }

  @Test
  void ofSeveralChoicesAreThatAllSamplesAreWaitedFor() {
    assertThat(of(new Adaptive(0.9), new Consequence.SampleMore(20), "\"n\": 12")).isEqualTo(
        "n=12;samples=12;models=3;temperature=0.7;vote=plain;free_text=best;stop=all;level=0.05;"
            + "then=sample_more;most_samples=20");
  }
}
