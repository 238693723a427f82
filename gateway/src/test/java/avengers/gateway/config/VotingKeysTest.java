package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.Window;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an ensemble's votes are configured. */
class VotingKeysTest {
  @TempDir
  Path folder;

  /** The ensemble with these keys, of the backends "a" and "b". */
  private EnsembleConfig ensemble(String keys) throws IOException, ConfigException {
    return new ConfigFile(folder)
        .read(ConfigFile.BACKENDS + "ensembles: [ { name: e, " + keys + " } ]")
        .ensembles()
        .getFirst();
  }

  private VotingConfig voting(String keys) throws IOException, ConfigException {
    return ensemble(keys).voting();
  }

  private Optional<DoubtConfig> uncertain(String keys) throws IOException, ConfigException {
    return voting("samples: 10, uncertain: " + keys).doubt();
  }

  @Test
  void withoutKeysTheVoteIsTheUsualOne() throws Exception {
    assertThat(voting("samples: 5")).isEqualTo(new VotingConfig(Weighting.LEARNED,
        FreeText.MEDOID, new AskAll(), Optional.empty()));
  }

  @Test
  void everyKeyIsRead() throws Exception {
    EnsembleConfig ensemble = ensemble("""
        samples: 10, models: 2, temperature: 1, vote: weighted, free-text: best, stop: adaptive,
        confidence: 0.9, overrides: true, max-samples: 32, speculative: true,
        uncertain: { level: 0.1, then: sample-more, most-samples: 20 }
        """);

    assertThat(ensemble).isEqualTo(new EnsembleConfig("e", 10, 2, 1, new VotingConfig(
        Weighting.WEIGHTED, FreeText.BEST, new Adaptive(0.9),
        Optional.of(new DoubtConfig(0.1, new Consequence.SampleMore(20)))),
        new OverrideConfig(true, 32), true,
        new DialConfig(Optional.empty(), true,
            new Caps(OptionalInt.of(32), OptionalDouble.empty(), Optional.empty()), Set.of(),
            false, Optional.empty())));
  }

  @Test
  void everyWayToVoteAndToChooseTextHasAWord() throws Exception {
    assertThat(voting("vote: learned").weighting()).isEqualTo(Weighting.LEARNED);
    assertThat(voting("vote: plain").weighting()).isEqualTo(Weighting.PLAIN);
    assertThat(voting("free-text: medoid").freeText()).isEqualTo(FreeText.MEDOID);
  }

  @Test
  void everyWayToStopHasAWordAndADefault() throws Exception {
    assertThat(voting("stop: decided").stopping()).isEqualTo(new AskAll());
    assertThat(voting("stop: adaptive").stopping()).isEqualTo(Adaptive.USUAL);
    assertThat(voting("stop: window").stopping()).isEqualTo(new Window(3));
    assertThat(voting("stop: window, window: 4").stopping()).isEqualTo(new Window(4));
  }

  @Test
  void theUsualWindowIsNotLargerThanTheSamples() throws Exception {
    assertThat(voting("stop: window, samples: 2").stopping()).isEqualTo(new Window(2));
  }

  @Test
  void everyConsequenceOfADoubtHasAWord() throws Exception {
    assertThat(uncertain("{}")).contains(new DoubtConfig(0.05, new Consequence.Answer()));
    assertThat(uncertain("{ then: answer }"))
        .contains(new DoubtConfig(0.05, new Consequence.Answer()));
    assertThat(uncertain("{ then: refuse, level: 0.01 }"))
        .contains(new DoubtConfig(0.01, new Consequence.Refuse()));
    assertThat(uncertain("{ then: escalate, model: b }"))
        .contains(new DoubtConfig(0.05, new Consequence.Escalate("b")));
    assertThat(uncertain("off")).isEmpty();
  }

  @Test
  void moreSamplesAreAsManyAgainAndEnoughToPass() throws Exception {
    assertThat(uncertain("{ then: sample-more }"))
        .contains(new DoubtConfig(0.05, new Consequence.SampleMore(20)));
    assertThat(voting("samples: 2, uncertain: { then: sample-more }").doubt())
        .contains(new DoubtConfig(0.05, new Consequence.SampleMore(6)));
    assertThat(voting("samples: 40, uncertain: { then: sample-more }").doubt())
        .contains(new DoubtConfig(0.05, new Consequence.SampleMore(64)));
  }

  @Test
  void requestsMayAskForTwiceTheSamplesOrWhatADoubtTakes() throws Exception {
    assertThat(ensemble("samples: 5").overrides()).isEqualTo(new OverrideConfig(true, 10));
    assertThat(ensemble("samples: 40").overrides()).isEqualTo(new OverrideConfig(true, 64));
    assertThat(ensemble("samples: 5, uncertain: { then: sample-more, most-samples: 30 }")
        .overrides()).isEqualTo(new OverrideConfig(true, 30));
    assertThat(ensemble("samples: 5, overrides: false").overrides().allowed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          vote: plane                        | vote: expected "learned", "weighted" or "plain", found the text "plane"; did you mean "plain"?
          vote: best                         | vote: expected "learned", "weighted" or "plain", found the text "best"
          free-text: medoit                  | free-text: expected "medoid" or "best", found the text "medoit"; did you mean "medoid"?
          stop: adaptiv                      | stop: expected "decided", "adaptive" or "window", found the text "adaptiv"; did you mean "adaptive"?
          stop: 3                            | stop: expected "decided", "adaptive" or "window", found the number 3
          freetext: best                     | freetext: unknown key; did you mean "free-text"?
          confidence: 0.9                    | confidence: means nothing without "stop: adaptive"
          stop: window, confidence: 0.9      | confidence: means nothing without "stop: adaptive"
          stop: adaptive, confidence: 1      | confidence: expected a number from 0.51 to 0.9999, found the number 1
          stop: adaptive, confidence: 95     | confidence: expected a number from 0.51 to 0.9999, found the number 95
          window: 3                          | window: means nothing without "stop: window"
          stop: window, window: 1            | window: expected a whole number from 2 to 64, found the number 1
          stop: window, window: 6            | window: a window of 6 is more than the 5 samples that are asked for
          uncertain: on                      | uncertain: expected "off" or a mapping, found the text "on"
          uncertain: 0.05                    | uncertain: expected "off" or a mapping, found the number 0.05
          uncertain: [ a ]                   | uncertain: expected "off" or a mapping, found a list
          uncertain: {}                      | uncertain.level: 5 samples can never pass the test at level 0.05, all answers would be uncertain: it takes 6 that agree
          uncertain: { level: 0.01 }         | uncertain.level: 5 samples can never pass the test at level 0.01, all answers would be uncertain: it takes 8 that agree
          uncertain: { level: 0.0001 }       | uncertain.level: 5 samples can never pass the test at level 0.0001, all answers would be uncertain: it takes 15 that agree
          samples: 9, temperature: 0, uncertain: {} | uncertain.level: 2 samples can never pass the test at level 0.05, all answers would be uncertain: it takes 6 that agree
          uncertain: { level: 0 }            | uncertain.level: expected a number from 0.0001 to 0.5, found the number 0
          uncertain: { then: sample-more, most-samples: 5 } | uncertain.most-samples: must be more than the 5 samples that are asked for at first, not 5
          uncertain: { then: sample-more, most-samples: 8, level: 0.001 } | uncertain.most-samples: 8 samples can never pass the test at level 0.001, all answers would be uncertain: it takes 11 that agree
          uncertain: { then: sample-more, most-samples: 65 } | uncertain.most-samples: expected a whole number from 1 to 64, found the number 65
          samples: 64, uncertain: { then: sample-more } | uncertain.most-samples: must be more than the 64 samples that are asked for at first, not 64
          samples: 6, uncertain: { most-samples: 9 } | uncertain.most-samples: means nothing without "then: sample-more"
          samples: 6, uncertain: { model: b } | uncertain.model: means nothing without "then: escalate"
          samples: 6, uncertain: { then: escalate } | uncertain.model: this key is missing: the backend that answers instead
          samples: 6, uncertain: { then: escalate, model: e } | uncertain.model: there is no such backend that serves chat; known are a, b
          samples: 6, uncertain: { then: samplemore } | uncertain.then: expected "answer", "sample-more", "escalate" or "refuse", found the text "samplemore"; did you mean "sample-more"?
          samples: 6, uncertain: { mode: b } | uncertain.mode: unknown key; did you mean "model"?
          overrides: no                      | overrides: expected true or false, found the text "no"
          max-samples: 65                    | max-samples: expected a whole number from 1 to 64, found the number 65
          samples: 5, max-samples: 4         | max-samples: is less than the 5 samples that are asked for anyway
          max-samples: 9, uncertain: { then: sample-more, most-samples: 10 } | uncertain.most-samples: expected a whole number from 1 to 9, found the number 10
          """)
  void saysWhatIsWrongWithAKey(String keys, String problem) throws IOException {
    assertThat(new ConfigFile(folder)
        .problemsAfterBackends("ensembles: [ { name: e, " + keys + " } ]"))
        .singleElement()
        .asString()
        .endsWith(": ensembles[0]." + problem);
  }

  @Test
  void aMisspeltBackendToEscalateToIsSuggested() throws IOException {
    assertThat(new ConfigFile(folder).problems("""
        backends:
          - { model: llama-70b, url: "http://127.0.0.1:8001/v1" }
          - { model: qwen-72b, url: "http://127.0.0.1:8002/v1" }
        ensembles:
          - name: e
            samples: 6
            uncertain: { then: escalate, model: llama-7ob }
        """)).containsExactly(
        ":7:41: ensembles[0].uncertain.model: there is no such backend that serves chat; "
            + "did you mean \"llama-70b\"?");
  }

  @Test
  void allMistakesAreToldAtOnceAndNoneThatFollowsFromAnother() throws IOException {
    assertThat(new ConfigFile(folder).problems("""
        backends:
          - { url: "http://127.0.0.1:8001/v1" }
        ensembles:
          - name: e
            samples: many
            vote: some
            stop: window
            window: 40
            uncertain:
              then: escalate
              model: unnamed
              level: high
        """)).containsExactly(
        ":2:5: backends[0].model: this key is missing",
        ":5:14: ensembles[0].samples: expected a whole number from 1 to 64, found the text \"many\"",
        ":6:11: ensembles[0].vote: expected \"learned\", \"weighted\" or \"plain\", found the text"
            + " \"some\"",
        ":12:14: ensembles[0].uncertain.level: expected a number from 0.0001 to 0.5, found the text"
            + " \"high\"");
  }

  @Test
  void aSuggestionDoesNotTellWhatAVariableHolds() throws IOException {
    assertThat(new ConfigFile(folder).with("VOTE", "plane")
        .problemsAfterBackends("ensembles: [ { name: e, vote: ${VOTE} } ]"))
        .containsExactly(
            ":4:31: ensembles[0].vote: expected \"learned\", \"weighted\" or \"plain\","
                + " found the value of \"${VOTE}\"");
  }
}
