package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
  @TempDir
  Path folder;

  @Test
  void reportsEveryMistakeAtOnce() throws IOException {
    assertThat(new ConfigFile(folder).problems("""
        server:
          port: eighty
          deadline: 2 minutes
          prot: 1
        embedder: { pooling: max }
        router:
        backends:
          - model: a
            urll: http://127.0.0.1
            api-key: ${QWEN_KEY}
          - model: a
            url: ftp://127.0.0.1
        ensembles:
          - { name: e, samples: 2, models: 3 }
          - models: 1
        colour: red
        """)).containsExactly(
        ":2:9: server.port: expected a whole number from 0 to 65535, found the text \"eighty\"",
        ":3:13: server.deadline: expected a duration (such as 500ms, 30s or 2m) from 100ms to 1h,"
            + " found the text \"2 minutes\"",
        ":4:3: server.prot: unknown key; did you mean \"port\"?",
        ":5:22: embedder.pooling: expected \"mean\" or \"cls\", found the text \"max\"",
        ":6:8: router.file: this key is missing",
        ":9:5: backends[0].urll: unknown key; did you mean \"url\"?",
        ":10:14: backends[0].api-key: environment variable QWEN_KEY is not set",
        ":11:12: backends[1].model: the name is taken by backends[0].model at line 8",
        ":12:10: backends[1].url: must start with http:// or https://",
        ":14:36: ensembles[0].models: asks 3 models, but the number of samples is 2",
        ":15:5: ensembles[1].name: this key is missing",
        ":16:1: colour: unknown key; known are admin, answers, backends, cache, embedder, ensembles, reliability, router, server, storage");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      textBlock = """
          server: 5                        | :4:9: server: expected a mapping, found a single value
          server: [ 5 ]                    | :4:9: server: expected a mapping, found a list
          server: { api-keys: k }          | :4:21: server.api-keys: expected a list, found a single value
          server: { api-keys: }            | :4:20: server.api-keys: expected a list, found nothing
          server: { port: 65536 }          | :4:17: server.port: expected a whole number from 0 to 65535, found the number 65536
          server: { port: -1 }             | :4:17: server.port: expected a whole number from 0 to 65535, found the number -1
          server: { port: 80.5 }           | :4:17: server.port: expected a whole number from 0 to 65535, found the number 80.5
          server: { port: 99999999999999 } | :4:17: server.port: expected a whole number from 0 to 65535, found the number 99999999999999
          server: { port: "8080" }         | :4:17: server.port: expected a whole number from 0 to 65535, found the text "8080"
          server: { port: true }           | :4:17: server.port: expected a whole number from 0 to 65535, found the truth value true
          server: { port: }                | :4:16: server.port: expected a whole number from 0 to 65535, found nothing
          server: { port: { a: b } }       | :4:17: server.port: expected a whole number from 0 to 65535, found a mapping
          server: { host: 7 }              | :4:17: server.host: expected a host name or an IP address, found the number 7; in quotes it would be a text
          server: { host: "" }             | :4:17: server.host: expected a host name or an IP address, found an empty text
          server: { host: "a\\nb" }        | :4:17: server.host: expected a host name or an IP address, found the text "a?b"
          server: { max-body: 2GB }        | :4:21: server.max-body: expected a size (such as 10KB or 32MB) from 1KB to 1GB, found the text "2GB"
          server: { max-body: 999999999GB } | :4:21: server.max-body: expected a size (such as 10KB or 32MB) from 1KB to 1GB, found the text "999999999GB"
          server: { deadline: 30 }         | :4:21: server.deadline: expected a duration (such as 500ms, 30s or 2m) from 100ms to 1h, found the number 30
          server: { deadline: 99ms }       | :4:21: server.deadline: expected a duration (such as 500ms, 30s or 2m) from 100ms to 1h, found the text "99ms"
          server: { idle-timeout: 75 }     | :4:25: server.idle-timeout: expected a duration (such as 500ms, 30s or 2m) from 100ms to 1h, found the number 75
          server: { header-timeout: 50ms } | :4:27: server.header-timeout: expected a duration (such as 500ms, 30s or 2m) from 100ms to 1h, found the text "50ms"
          server: { header-timeout: 10 }   | :4:27: server.header-timeout: expected a duration (such as 500ms, 30s or 2m) from 100ms to 1h, found the number 10
          server: { max-connections: 0 }   | :4:28: server.max-connections: expected a whole number from 1 to 1000000, found the number 0
          server: { max-connections: 10MB } | :4:28: server.max-connections: expected a whole number from 1 to 1000000, found the text "10MB"
          server: { media-urls: none }     | :4:23: server.media-urls: expected "any" or "data-only", found the text "none"
          server: { request-timeout: 2h }  | :4:28: server.request-timeout: expected a duration (such as 500ms, 30s or 2m) from 100ms to 1h, found the text "2h"
          server: { requests-per-minute: 0 } | :4:32: server.requests-per-minute: expected a whole number from 1 to 1000000, found the number 0
          server: { tls: { key: gateway.yaml } } | :4:16: server.tls.certificate: this key is missing
          server: { cors: { origins: [] } } | :4:28: server.cors.origins: at least one origin is needed
          server: { cors: { origins: [ "*", "https://a" ] } } | :4:28: server.cors.origins: "*" lets in all, so that it stands alone
          server: { cors: { origins: [ "https://a/" ] } } | :4:30: server.cors.origins[0]: expected an origin such as https://app.example, or "*", found the text "https://a/"
          server: { cors: }                | :4:16: server.cors.origins: this key is missing
          ensembles: [ { name: e, temperature: 2.1 } ] | :4:38: ensembles[0].temperature: expected a number from 0 to 2, found the number 2.1
          ensembles: [ { name: e, temperature: .nan } ] | :4:38: ensembles[0].temperature: expected a number from 0 to 2, found the number .nan
          ensembles: [ { name: e, samples: 1, models: 2 } ] | :4:45: ensembles[0].models: asks 2 models, but the number of samples is 1
          ensembles: [ { name: b } ]       | :4:22: ensembles[0].name: the name is taken by backends[1].model at line 3
          ensembles: [ { name: e }, { name: e } ] | :4:35: ensembles[1].name: the name is taken by ensembles[0].name at line 4
          ensembles: [ { name: " e" } ]    | :4:22: ensembles[0].name: expected a name, found the text " e"
          backends: []                     | :4:1: backends: duplicate key; first at line 1
          server: { port: 1, port: 2 }     | :4:20: server.port: duplicate key; first at line 4
          server: { [ a ]: 2 }             | :4:11: server: a key must be a text
          server: { port: ${PORT} }        | :4:17: server.port: environment variable PORT is not set
          """)
  void pointsAtTheMistake(String line, String problem) throws IOException {
    assertThat(new ConfigFile(folder).problemsAfterBackends(line)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      127.0.0.1:8001/v1         | is not a URL: Illegal character in scheme name at character 1
      host/v1                   | must start with http:// or https://
      http:/v1                  | must name a host of letters, digits, dots and hyphens
      http://                   | is not a URL: Expected scheme-specific part at character 6
      http://my_host/v1         | must name a host of letters, digits, dots and hyphens
      http://u:hunter2@host/v1  | must not carry a user or password; use api-key
      http://u:hun ter2@host/v1 | is not a URL: Illegal character in authority at character 13
      http://host:70000/v1      | must have a port from 1 to 65535
      http://host/v1?a=b        | must not have a query (?) or a fragment (#)
      http://host/v1#a          | must not have a query (?) or a fragment (#)
      """)
  void refusesUrls(String url, String problem) throws IOException {
    String text = "backends: [ { model: a, url: '" + url + "' } ]";

    assertThat(new ConfigFile(folder).problems(text))
        .containsExactly(":1:30: backends[0].url: " + problem);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      textBlock = """
          url: "http://h", replicas: [ { url: "http://i" } ]  | :1:30: backends[0].url: stands at each of the replicas, or there are no replicas
          api-key: k, replicas: [ { url: "http://i" } ]       | :1:34: backends[0].api-key: stands at each of the replicas, or there are no replicas
          replicas: []                                        | :1:35: backends[0].replicas: at least one replica is needed
          replicas: "http://i"                                | :1:35: backends[0].replicas: expected a list, found a single value
          replicas: [ { weight: 2 } ]                         | :1:37: backends[0].replicas[0].url: this key is missing
          replicas: [ { url: "http://i", weight: 0 } ]        | :1:64: backends[0].replicas[0].weight: expected a whole number from 1 to 1000, found the number 0
          replicas: [ { url: "http://i" }, { url: "http://i/" } ] | :1:65: backends[0].replicas[1].url: the same address is given twice; first at line 1
          url: "http://h", concurrency: 65                    | :1:55: backends[0].concurrency: expected a whole number from 1 to 64 (as many as there are connections), or "adaptive", found the number 65
          url: "http://h", concurrency: adaptve               | :1:55: backends[0].concurrency: expected a whole number from 1 to 64 (as many as there are connections), or "adaptive", found the text "adaptve"
          url: "http://h", concurrency: { adaptive: { min: 9, max: 8 } } | :1:74: backends[0].concurrency.adaptive.min: expected a whole number from 1 to 8, found the number 9
          url: "http://h", queue: -1                          | :1:49: backends[0].queue: expected a whole number from 0 to 10000, found the number -1
          url: "http://h", queue-wait: 5                      | :1:54: backends[0].queue-wait: expected a duration (such as 500ms, 30s or 2m) from 10ms to 10m, found the number 5
          url: "http://h", health: { pause: 2s, longest-pause: 1s } | :1:78: backends[0].health.longest-pause: is less than the pause
          url: "http://h", health: { probe: { path: models } } | :1:67: backends[0].health.probe.path: expected a path that begins with /, found the text "models"
          url: "http://h", health: { failurs: 2 }             | :1:52: backends[0].health.failurs: unknown key; did you mean "failures"?
          url: "http://h", conect-timeout: 2s                 | :1:42: backends[0].conect-timeout: unknown key; did you mean "connect-timeout"?
          """)
  void pointsAtAMistakeOfABackend(String keys, String problem) throws IOException {
    assertThat(new ConfigFile(folder).problems("backends: [ { model: a, " + keys + " } ]"))
        .containsExactly(problem);
  }

  @Test
  void needsABackend() throws IOException {
    ConfigFile file = new ConfigFile(folder);

    assertThat(file.problems("backends: []"))
        .containsExactly(":1:11: backends: at least one backend is needed");
    assertThat(file.problems("server: {}")).containsExactly(":1:1: backends: this key is missing");
  }

  @Test
  void needsTheFilesThatItNames() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    Files.createFile(model.resolve("model.onnx"));
    ConfigFile file = new ConfigFile(folder).with("PLACE", "elsewhere");

    assertThat(file.problemsAfterBackends("router: { file: sub/../gone.json }")).containsExactly(
        ":4:17: router.file: there is no file \"" + folder.resolve("gone.json") + "\"");
    assertThat(file.problemsAfterBackends("router: { file: model }"))
        .containsExactly(":4:17: router.file: there is no file \"" + model + "\"");
    assertThat(file.problemsAfterBackends("router: { file: \"${PLACE}\" }"))
        .containsExactly(":4:17: router.file: there is no file \"${PLACE}\"");
    assertThat(file.problemsAfterBackends("embedder: { model: model }")).containsExactly(
        ":4:20: embedder.model: no tokenizer.json in the folder \"" + model + "\"");
    assertThat(file.problemsAfterBackends("embedder: { model: defualt }")).containsExactly(
        ":4:20: embedder.model: expected \"default\" or a folder; there is no folder \""
            + folder.resolve("defualt") + "\"");
    assertThat(file.problemsAfterBackends("embedder: { model: \"a\\0b\" }"))
        .containsExactly(":4:20: embedder.model: is not a path that this system knows");
  }
}
