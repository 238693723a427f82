package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.Window;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {
  private static String of(StoppingRule stopping, Consequence consequence) {
    return EffectiveSettings.of(new EnsembleConfig("e", 10, 3, 0.7,
        new VotingConfig(Weighting.PLAIN, FreeText.BEST, stopping,
            Optional.of(new DoubtConfig(0.05, consequence)))),
        0.7);
  }

  @Test
  void areAllSettingsInTheNamesThatARequestUses() {
    assertThat(EffectiveSettings.of(new EnsembleConfig("e", 5, 2, 0.7), 0.7)).isEqualTo(
        "samples=5;models=2;temperature=0.7;vote=learned;free_text=medoid;stop=decided;"
            + "uncertain=off");
  }

  @Test
  void haveTheTemperatureThatWasUsed() {
    assertThat(EffectiveSettings.of(new EnsembleConfig("e", 5, 2, 0.7), 1)).contains(
        ";temperature=1;");
  }

  @Test
  void saySpeculativeOnlyWhereItIs() {
    EnsembleConfig ensemble = new EnsembleConfig("e", 5, 2, 0.7);

    assertThat(EffectiveSettings.of(ensemble.withSpeculative(true), 0.7))
        .endsWith(";uncertain=off;speculative=true");
    assertThat(EffectiveSettings.of(ensemble, 0.7)).doesNotContain("speculative");
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
}
