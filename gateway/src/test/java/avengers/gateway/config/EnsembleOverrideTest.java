package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import avengers.clustering.plan.Caps;
import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.Window;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What one request may change of an ensemble. */
class EnsembleOverrideTest {
  private static final EnsembleOverride OVERRIDE = new EnsembleOverride(Set.of("small", "big"));
  private static final EnsembleConfig USUAL = new EnsembleConfig("e", 10, 2, 0.7);
  private static final EnsembleConfig CAREFUL = new EnsembleConfig("e", 10, 2, 0.7,
      new VotingConfig(Weighting.PLAIN, FreeText.BEST, new Adaptive(0.9),
          Optional.of(new DoubtConfig(0.02, new Consequence.Escalate("big")))));

  private static ObjectNode json(String fields) {
    return (ObjectNode) Json.MAPPER.readTree("{" + fields + "}");
  }

  private static EnsembleConfig apply(EnsembleConfig ensemble, ObjectNode changes) {
    return OVERRIDE.apply(ensemble,
        new Wishes(Optional.of(changes), Map.of(), new Variant.Usual()), Caps.NONE);
  }

  private static EnsembleConfig usualWith(String fields) {
    return apply(USUAL, json(fields));
  }

  private static EnsembleConfig carefulWith(String fields) {
    return apply(CAREFUL, json(fields));
  }

  private static ApiError error(EnsembleConfig ensemble, String fields) {
    return catchThrowableOfType(ApiException.class,
        () -> apply(ensemble, json(fields))).error();
  }

  @Test
  void anEmptyObjectChangesNothing() {
    assertThat(usualWith("")).isEqualTo(USUAL);
    assertThat(carefulWith("")).isEqualTo(CAREFUL);
    assertThat(carefulWith("\"uncertain\": {}")).isEqualTo(CAREFUL);
  }

  @Test
  void everythingButTheNameAndTheLimitsCanBeChanged() {
    EnsembleConfig changed = usualWith("""
        "samples": 20, "models": 3, "temperature": 1.25, "vote": "plain", "free_text": "best",
        "stop": "window", "window": 4, "uncertain": {"level": 0.01, "then": "refuse"}
        """);

    assertThat(changed).isEqualTo(new EnsembleConfig("e", 20, 3, 1.25,
        new VotingConfig(Weighting.PLAIN, FreeText.BEST, new Window(4),
            Optional.of(new DoubtConfig(0.01, new Consequence.Refuse()))),
        USUAL.overrides(), false, DialConfig.USUAL));
  }

  @Test
  void speculationIsChangedLikeEverythingElse() {
    EnsembleConfig speculative = USUAL.withSpeculative(true);

    assertThat(apply(USUAL, json("\"speculative\": true"))).isEqualTo(speculative);
    assertThat(apply(speculative, json("\"samples\": 10"))).isEqualTo(speculative);
    assertThat(apply(speculative, json("\"speculative\": false"))).isEqualTo(USUAL);
  }

  @Test
  void whatIsNotSaidStaysAsItIs() {
    assertThat(carefulWith("\"temperature\": 1")).isEqualTo(
        new EnsembleConfig("e", 10, 2, 1, CAREFUL.voting()));
    assertThat(carefulWith("\"confidence\": 0.8").voting().stopping()).isEqualTo(
        new Adaptive(0.8));
    assertThat(carefulWith("\"uncertain\": {\"level\": 0.1}").voting().doubt()).contains(
        new DoubtConfig(0.1, new Consequence.Escalate("big")));
    assertThat(carefulWith("\"uncertain\": {\"then\": \"answer\"}").voting().doubt()).contains(
        new DoubtConfig(0.02, new Consequence.Answer()));
  }

  @Test
  void doubtsCanBeTurnedOff() {
    assertThat(carefulWith("\"uncertain\": \"off\"").voting().doubt()).isEmpty();
  }

  @Test
  void anotherWayToStopForgetsTheFormerOnesNumber() {
    assertThat(carefulWith("\"stop\": \"decided\"").voting().stopping()).isEqualTo(new AskAll());
    assertThat(carefulWith("\"stop\": \"window\"").voting().stopping()).isEqualTo(new Window(3));
    assertThat(usualWith("\"stop\": \"adaptive\"").voting().stopping()).isEqualTo(
        Adaptive.USUAL);
  }

  @Test
  void fewerSamplesAreSpreadOverNoMoreModels() {
    assertThat(usualWith("\"samples\": 1").models()).isEqualTo(1);
    assertThat(usualWith("\"samples\": 1, \"stop\": \"window\"").samples()).isEqualTo(1);
  }

  @Test
  void moreSamplesInDoubtAreWithinTheLimit() {
    assertThat(usualWith("\"uncertain\": {\"then\": \"sample_more\"}").voting().doubt()).contains(
        new DoubtConfig(0.05, new Consequence.SampleMore(20)));
    assertThat(usualWith("\"samples\": 15, \"uncertain\": {\"then\": \"sample_more\"}").voting()
        .doubt()).contains(new DoubtConfig(0.05, new Consequence.SampleMore(20)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          "samples": 21        | avengers.samples     | expected a whole number from 1 to 20, found the number 21
          "samples": 0         | avengers.samples     | expected a whole number from 1 to 20, found the number 0
          "samples": 5.0       | avengers.samples     | expected a whole number from 1 to 20, found the number 5.0
          "samples": 1e999999  | avengers.samples     | expected a whole number from 1 to 20, found the number 1E+999999
          "samples": "5"       | avengers.samples     | expected a whole number from 1 to 20, found the text "5"
          "samples": null      | avengers.samples     | expected a whole number from 1 to 20, found nothing
          "samples": [5]       | avengers.samples     | expected a whole number from 1 to 20, found a list
          "samples": {}        | avengers.samples     | expected a whole number from 1 to 20, found a mapping
          "sampels": 5         | avengers.sampels     | unknown key; did you mean "samples"?
          "free-text": "best"  | avengers.free-text   | unknown key; did you mean "free_text"?
          "overrides": true    | avengers.overrides   | unknown key; known are cache, confidence, deadline_ms, explain, free_text, max_cost, max_samples, models, quality, quorum, samples, speculative, stop, temperature, uncertain, vote, window
          "max_samples": 65    | avengers.max_samples | expected a whole number from 1 to 64, found the number 65
          "name": "x"          | avengers.name        | unknown key
          "models": 11         | avengers.models      | asks 11 models, but the number of samples is 10
          "temperature": 2.5   | avengers.temperature | expected a number from 0 to 2, found the number 2.5
          "vote": "plane"      | avengers.vote        | found the text "plane"; did you mean "plain"?
          "vote": true         | avengers.vote        | found the truth value true
          "vote": "${HOME}"    | avengers.vote        | found the text "${HOME}"
          "confidence": 0.9    | avengers.confidence  | means nothing without "stop: adaptive"
          "stop": "window", "window": 11 | avengers.window | a window of 11 is more than the 10 samples that are asked for
          "samples": 5, "uncertain": {} | avengers.uncertain.level | 5 samples can never pass the test at level 0.05, all answers would be uncertain: it takes 6 that agree
          "uncertain": {"then": "sample_more", "most_samples": 21} | avengers.uncertain.most_samples | expected a whole number from 1 to 20, found the number 21
          "uncertain": {"most_samples": 15} | avengers.uncertain.most_samples | means nothing without "then: sample_more"
          "uncertain": {"then": "sample-more"} | avengers.uncertain.then | did you mean "sample_more"?
          "uncertain": {"then": "escalate"} | avengers.uncertain.model | this key is missing
          "speculative": "yes" | avengers.speculative | expected true or false, found the text "yes"
          "uncertain": {"then": "escalate", "model": "bigg"} | avengers.uncertain.model | there is no such backend that serves chat; did you mean "big"?
          """)
  void anErrorNamesTheFieldAndSaysWhatToChange(String fields, String param, String message) {
    ApiError error = error(USUAL, fields);

    assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
    assertThat(error.param()).contains(param);
    assertThat(error.message()).startsWith("'" + param + "': ").contains(message);
  }

  @Test
  void samplesThatAreTooFewForTheEnsemblesOwnTestAreAMistake() {
    ApiError error = error(CAREFUL, "\"samples\": 5");

    assertThat(error.param()).contains("avengers.uncertain");
    assertThat(error.message()).isEqualTo("'avengers.uncertain': 5 samples can never pass the test "
        + "at level 0.02, all answers would be uncertain: it takes 7 that agree.");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(error(USUAL, "\"samples\": 99, \"vote\": \"plain \", \"colour\": 1").message())
        .contains("'avengers.samples'", "'avengers.vote'", "'avengers.colour'");
  }

  @Test
  void anEnsembleMayRefuseAllChanges() {
    EnsembleConfig closed = USUAL.withOverrides(new OverrideConfig(false, 10));

    assertThat(error(closed, "\"temperature\": 1").message())
        .isEqualTo(
            "'avengers.temperature': the settings of the model 'e' cannot be changed by requests.");
    assertThat(apply(closed, json(""))).isEqualTo(closed);
  }

  @Test
  void howeverManyFieldsAreUnknownTheErrorIsShort() {
    ObjectNode flood = json("");
    for (int i = 0; i < 100_000; i++) {
      flood.put("field-" + i, i);
    }

    assertThat(catchThrowableOfType(ApiException.class, () -> apply(USUAL, flood)).error()
        .message()).contains("'avengers.field-0'").hasSizeLessThan(10_000);
  }
}
