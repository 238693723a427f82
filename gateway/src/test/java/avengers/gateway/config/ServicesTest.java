package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the services of backends, and with the name of the embedder. */
class ServicesTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      textBlock = """
          [ embedings ]         | [0]: expected "chat", "completions", "embeddings" or "responses", found the text "embedings"; did you mean "embeddings"?
          [ chat, Responses ]   | [1]: expected "chat", "completions", "embeddings" or "responses", found the text "Responses"; did you mean "responses"?
          []                    | : at least one service is needed
          [ chat, chat ]        | : a service is given twice
          chat                  | : expected a list, found a single value
          """)
  void mistakesAreTold(String serves, String problem) throws IOException {
    assertThat(new ConfigFile(folder).problems("backends:\n"
        + "  - { model: a, url: \"http://127.0.0.1\", serves: " + serves + " }\n"))
        .singleElement()
        .asString()
        .endsWith(": backends[0].serves" + problem);
  }

  @Test
  void ensemblesNeedAModelThatChats() throws IOException {
    assertThat(new ConfigFile(folder).problems("""
        backends:
          - { model: a, url: "http://127.0.0.1", serves: [ embeddings ] }
        ensembles: [ { name: e } ]
        """)).containsExactly(
        ":3:12: ensembles: an ensemble needs at least one backend that serves chat");
  }

  @Test
  void withoutBackendsThatIsTheOnlyMistake() throws IOException {
    assertThat(new ConfigFile(folder).problems("backends: []\nensembles: [ { name: e } ]\n"))
        .containsExactly(":1:11: backends: at least one backend is needed");
  }

  @Test
  void aModelThatDoesNotChatIsNotEscalatedTo() throws IOException {
    assertThat(new ConfigFile(folder).problems("""
        backends:
          - { model: a, url: "http://127.0.0.1:1/v1" }
          - { model: b, url: "http://127.0.0.1:2/v1", serves: [ completions ] }
        ensembles:
          - { name: e, samples: 6, uncertain: { then: escalate, model: b } }
        """)).containsExactly(":5:64: ensembles[0].uncertain.model: there is no such backend that"
        + " serves chat; known are a");
  }

  @Test
  void theEmbeddersNameIsItsOwn() throws IOException {
    assertThat(new ConfigFile(folder).problems("""
        embedder: { name: b }
        backends:
          - { model: b, url: "http://127.0.0.1" }
        """)).containsExactly(
        ":1:19: embedder.name: the name is taken by backends[0].model at line 3");
    assertThat(new ConfigFile(folder).problems("""
        backends:
          - { model: all-MiniLM-L6-v2, url: "http://127.0.0.1" }
        """)).containsExactly(
        ":1:1: embedder.name: the name is taken by backends[0].model at line 2");
  }
}
