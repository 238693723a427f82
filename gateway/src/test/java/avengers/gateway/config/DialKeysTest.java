package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Need;
import avengers.clustering.plan.Quality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says of the dial: what ensembles, clients and backends may take, and can do. */
class DialKeysTest {
  private static final String URL = "url: \"http://127.0.0.1\"";

  @TempDir
  Path folder;

  /** The ensemble with these keys, of the backends "a" and "b". */
  private EnsembleConfig ensemble(String keys) throws IOException, ConfigException {
    return new ConfigFile(folder)
        .read(ConfigFile.BACKENDS + "ensembles: [ { name: e" + keys + " } ]")
        .ensembles()
        .getFirst();
  }

  private BackendConfig backend(String keys) throws IOException, ConfigException {
    return new ConfigFile(folder).read("backends: [ { model: a, " + URL + keys + " } ]")
        .backends()
        .getFirst();
  }

  private static Caps caps(int samples, double cost, Duration time) {
    return new Caps(OptionalInt.of(samples), OptionalDouble.of(cost), Optional.of(time));
  }

  @Test
  void withoutKeysThereIsNoDialAndNoLimit() throws Exception {
    assertThat(ensemble("").dial()).isEqualTo(DialConfig.USUAL);
    assertThat(backend("").capabilities()).isEqualTo(BackendConfig.USUAL);
  }

  @Test
  void everyKeyIsRead() throws Exception {
    assertThat(ensemble("""
        , quality: 7.5, max-samples: 8, max-cost: 0.01, deadline: 20s, only: [ b ], explain: true,
        cache: true
        """).dial()).isEqualTo(new DialConfig(Optional.of(new Quality(7.5)), false,
        caps(8, 0.01, Duration.ofSeconds(20)), Set.of("b"), true, Optional.of(true)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''                              | true
      , quality: 3                    | false
      , quality: 3, samples: 4        | true
      , quality: 3, models: 1         | true
      , samples: 4                    | true
      """)
  void countsStandWhereTheyAreGivenOrNoQualityIs(String keys, boolean counted) throws Exception {
    assertThat(ensemble(keys).dial().counted()).isEqualTo(counted);
  }

  @Test
  void whereNumbersAreNotGivenTheyFitTheLimits() throws Exception {
    assertThat(ensemble(", max-samples: 1").samples()).isEqualTo(1);
    assertThat(ensemble(", quality: 9, max-samples: 3").samples()).isEqualTo(3);
    assertThat(ensemble(", only: [ a ]").models()).isEqualTo(1);
  }

  @Test
  void aLimitHoldsAlsoWhereRequestsMayChangeNothing() throws Exception {
    assertThat(ensemble(", overrides: false, max-samples: 9").dial().caps().samples())
        .hasValue(9);
  }

  @Test
  void aTestOfDoubtIsNoMistakeWhereTheDialChoosesTheSamples() throws Exception {
    assertThat(ensemble(", quality: 9, uncertain: { then: refuse }").voting().doubt()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          quality: 11            | quality: expected a number from 0 to 10, found the number 11
          quality: high          | quality: expected a number from 0 to 10, found the text "high"
          max-cost: -1           | max-cost: expected a number from 0 to 10000, found the number -1
          deadline: 5            | deadline: expected a duration (such as 500ms, 30s or 2m) from 100ms to 1h, found the number 5
          only: [ a, c ]         | only[1]: there is no such backend that serves chat; known are a, b
          only: [ a, a ]         | only: a model is given twice
          only: []               | only: at least one model is needed
          only: [ a ], models: 2 | models: asks 2 models, but only 1 may be asked
          explain: 1             | explain: expected true or false, found the number 1
          """)
  void anErrorSaysWhatToChange(String keys, String message) throws Exception {
    assertThat(new ConfigFile(folder)
        .problemsAfterBackends("ensembles: [ { name: e, " + keys + " } ]")).singleElement()
        .asString()
        .endsWith("ensembles[0]." + message);
  }

  @Test
  void givenCapabilitiesReplaceTheUsualOnes() throws Exception {
    assertThat(backend(", capabilities: [ images, json-schema ], context: 32768").capabilities())
        .isEqualTo(new Capabilities(Set.of(Need.IMAGES, Need.JSON_SCHEMA),
            OptionalLong.of(32_768)));
    assertThat(backend(", capabilities: []").capabilities().serves()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          capabilities: [ image ]        | capabilities[0]: expected "tools", "images", "audio", "files", "json-schema", "logprobs" or "streaming", found the text "image"; did you mean "images"?
          capabilities: [ tools, tools ] | capabilities: a capability is given twice
          context: 0                     | context: expected a whole number from 1 to 100000000, found the number 0
          """)
  void anErrorInABackendSaysWhatToChange(String keys, String message) throws Exception {
    assertThat(new ConfigFile(folder)
        .problems("backends: [ { model: a, " + URL + ", " + keys + " } ]")).singleElement()
        .asString()
        .endsWith("backends[0]." + message);
  }

  @Test
  void aClientIsAKeyOrHasMoreToIt() throws Exception {
    assertThat(new ConfigFile(folder).with("KEY", "k-1").read("""
        server:
          api-keys:
            - ${KEY}
            - { key: k-2, name: web, max-samples: 4, max-cost: 0.5, deadline: 10s }
            - { key: k-3 }
        """ + ConfigFile.BACKENDS).server().clients()).containsExactly(
        new ClientConfig(new Secret("k-1"), "key-1", Caps.NONE),
        new ClientConfig(new Secret("k-2"), "web", caps(4, 0.5, Duration.ofSeconds(10))),
        new ClientConfig(new Secret("k-3"), "key-3", Caps.NONE));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          { name: a }                              | api-keys[0]: needs one of key, key-file and hash
          { key: k, nmae: a }                      | api-keys[0].nmae: unknown key; did you mean "name"?
          { key: k, max-samples: 0 }               | api-keys[0].max-samples: expected a whole number from 1 to 64, found the number 0
          { key: sesame, name: sesame }            | api-keys[0].name: must not be the key: it is shown in logs
          { key: k, name: x }, { key: l, name: x } | api-keys[1].name: the name is taken by server.api-keys[0].name at line 4
          { key: k, name: key-2 }, l               | api-keys[1]: the name is taken by server.api-keys[0].name at line 4
          sesame, { key: sesame }                  | api-keys[1].key: the same key is given twice
          """)
  void anErrorInAClientSaysWhatToChangeAndNoKey(String clients, String message) throws Exception {
    assertThat(new ConfigFile(folder)
        .problemsAfterBackends("server: { api-keys: [ " + clients + " ] }")).singleElement()
        .asString()
        .endsWith("server." + message);
  }
}
