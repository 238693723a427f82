package avengers.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.plan.Caps;
import avengers.clustering.stopping.AskAll;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import avengers.gateway.fixture.Chat;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
  private static final EnsembleConfig USUAL = new EnsembleConfig("e", 5, 2, 0.7);
  private static final EnsembleConfig DOUBTING = new EnsembleConfig("e", 5, 2, 0.7,
      new VotingConfig(Weighting.PLAIN, FreeText.BEST, new AskAll(),
          Optional.of(new DoubtConfig(0.1, new Consequence.SampleMore(8)))));

  private static Sampling of(EnsembleConfig ensemble, String fields) {
    return Sampling.of(ensemble, ChatRequest.parse(Chat.with("e", fields).getBytes(UTF_8)));
  }

  @Test
  void theEnsembleDecidesWhereTheRequestSaysNothing() {
    assertThat(of(USUAL, "\"n\": null")).isEqualTo(new Sampling(5, 5, 0.7, 1));
    assertThat(of(DOUBTING, "\"temperature\": null")).isEqualTo(new Sampling(5, 8, 0.7, 1));
  }

  @Test
  void isNoMoreThanTheRequestMayTake() {
    EnsembleConfig capped = DOUBTING.withDial(new DialConfig(Optional.empty(), true,
        new Caps(OptionalInt.of(6), OptionalDouble.empty(), Optional.empty()), Set.of(), false,
        Optional.empty()));

    assertThat(of(capped, "\"n\": 6")).isEqualTo(new Sampling(6, 6, 0.7, 6));
    assertThat(of(capped, "\"n\": 1")).isEqualTo(new Sampling(5, 6, 0.7, 1));
    assertThatThrownBy(() -> of(capped, "\"n\": 7")).isInstanceOf(ApiException.class)
        .hasMessageContaining("from 1 to 6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.00", "-0.0", "0e5"})
  void atTemperatureZeroEachModelIsAskedOnce(String zero) {
    assertThat(of(DOUBTING, "\"n\": 4, \"temperature\": " + zero)).satisfies(sampling -> {
      assertThat(sampling.isDeterministic()).isTrue();
      assertThat(sampling.samples()).isEqualTo(2);
      assertThat(sampling.most()).isEqualTo(2);
    });
    assertThat(of(new EnsembleConfig("e", 5, 3, 0), "\"x\": 1").samples()).isEqualTo(3);
    assertThat(of(new EnsembleConfig("e", 5, 3, 0), "\"temperature\": 1").samples()).isEqualTo(5);
  }

  @Test
  void thereAreAtLeastAsManySamplesAsChoices() {
    assertThat(of(USUAL, "\"n\": 3")).isEqualTo(new Sampling(5, 5, 0.7, 3));
    assertThat(of(USUAL, "\"n\": 7")).isEqualTo(new Sampling(7, 7, 0.7, 7));
    assertThat(of(DOUBTING, "\"n\": 7")).isEqualTo(new Sampling(7, 8, 0.7, 7));
    assertThat(of(DOUBTING, "\"n\": 9")).isEqualTo(new Sampling(9, 9, 0.7, 9));
  }

  @Test
  void moreChoicesThanRequestsMayAskForAreRejected() {
    EnsembleConfig limited = USUAL.withOverrides(new OverrideConfig(true, 6));
    EnsembleConfig fixed = USUAL.withOverrides(new OverrideConfig(false, 64));

    assertThat(of(limited, "\"n\": 6").choices()).isEqualTo(6);
    assertThatThrownBy(() -> of(limited, "\"n\": 7")).isInstanceOf(ApiException.class)
        .hasMessageContaining("'n' must be from 1 to 6 when the model is 'e'");
    assertThatThrownBy(() -> of(fixed, "\"n\": 6")).hasMessageContaining("from 1 to 5");
    assertThatThrownBy(() -> of(USUAL, "\"n\": 0")).hasMessageStartingWith("'n' must be");
    assertThatThrownBy(() -> of(USUAL, "\"n\": -1")).hasMessageStartingWith("'n' must be");
  }
}
