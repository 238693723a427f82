package avengers.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.RouterFitter;
import avengers.clustering.observation.Observation;
import avengers.clustering.routerfile.RouterFile;
import avengers.clustering.stopping.AskAll;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.OnnxEmbedder;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A gateway with a router that was fitted on two kinds of questions, each with its specialist. */
@TestInstance(Lifecycle.PER_CLASS)
class RoutedGatewayTest {
  private static final List<String> CITIES = List.of("France", "Spain", "Peru", "Kenya", "Japan",
      "Norway", "Egypt", "Chile", "Poland", "Greece", "Cuba", "Ghana", "Nepal", "Iran", "Italy");

  private final ScriptedUpstream geographer = ScriptedUpstream.start();
  private final ScriptedUpstream calculator = ScriptedUpstream.start();
  private final ScriptedUpstream stranger = ScriptedUpstream.start();
  private final Gateway gateway;
  private final Client client;

  RoutedGatewayTest(@TempDir Path folder) throws IOException {
    Path router = folder.resolve("router.json");
    fit(router);
    gateway = Gateway.start(new GatewaySetup().backend("stranger", stranger.url())
        .backend("calculator", calculator.url())
        .backend("geographer", geographer.url())
        .ensemble("best", 1, 1)
        .ensemble("all", 3, 3)
        .ensemble("first", 3, 3, new VotingConfig(VotingConfig.Weighting.LEARNED,
            VotingConfig.FreeText.BEST, new AskAll(), Optional.empty()))
        .router(router)
        .config());
    client = new Client(gateway.address());
  }

  @BeforeAll
  void reply() {
    geographer.always(Replies.text("Lima"));
    calculator.always(Replies.text("41"));
    stranger.always(Replies.text("Nothing."));
  }

  @AfterAll
  void stop() {
    client.close();
    gateway.close();
    List.of(geographer, calculator, stranger).forEach(ScriptedUpstream::close);
  }

  private static void fit(Path file) throws IOException {
    List<Observation> queries = new ArrayList<>();
    for (int i = 0; i < CITIES.size(); i++) {
      queries.add(observation("What is the capital of " + CITIES.get(i) + "?", i, 1, 0));
      queries.add(observation("Compute " + (17 + i) + " + " + (31 * i) + " * 3.", i, 0, 1));
    }
    try (OnnxEmbedder embedder = OnnxEmbedder.load(EmbeddingModel.bundled(), 1,
        CacheFolder.of(System.getenv()))) {
      LabelledQueries labelled = new LabelledQueries(queries, List.of("calculator", "geographer"),
          queries.stream().map(query -> embedder.embed(query.query())).toList());
      RouterFile.write(RouterFitter.fit(labelled, new FitOptions(2, 1), embedder.fingerprint(),
          "sha256:0"), file);
    }
  }

  private static Observation observation(String query, int index, double geographer,
      double calculator) {
    return new Observation(query, "test", index, Optional.empty(),
        Map.of("geographer", geographer, "calculator", calculator), Map.of(), Map.of());
  }

  private Answer ask(String ensemble, String question) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("model", ensemble);
    body.putArray("messages").addObject().put("role", "user").put("content", question);
    return client.chat(body.toString());
  }

  @Test
  void theSpecialistOfTheQuestionsClusterIsAsked() {
    Answer capital = ask("best", "What is the capital of Bolivia?");
    Answer sum = ask("best", "Compute 99 + 7 * 3.");

    assertThat(capital.content()).isEqualTo("Lima");
    assertThat(capital.header("x-avengers-models")).contains("geographer");
    assertThat(sum.content()).isEqualTo("41");
    assertThat(sum.header("x-avengers-models")).contains("calculator");
  }

  @Test
  void theClusterIsToldAndDiffersBetweenKindsOfQuestions() {
    String first = ask("best", "What is the capital of Bolivia?").header("x-avengers-cluster")
        .orElseThrow();
    String second = ask("best", "Compute 99 + 7 * 3.").header("x-avengers-cluster").orElseThrow();

    assertThat(List.of(first, second)).containsExactlyInAnyOrder("0", "1");
  }

  @Test
  void aModelThatTheRouterDoesNotKnowIsAskedLast() {
    Answer answer = ask("all", "What is the capital of Bolivia?");

    assertThat(answer.header("x-avengers-models")).contains("geographer,calculator,stranger");
  }

  @Test
  void theBestModelOfTheClusterDecidesATie() {
    assertThat(ask("all", "What is the capital of Bolivia?").content()).isEqualTo("Lima");
  }

  private static String essay(String subject) {
    return ("We went to see the " + subject + ", and the guide told us how the " + subject
        + " came to be. ").repeat(4);
  }

  private Answer askForEssays(String ensemble) {
    geographer.then(Replies.text(essay("diesel engine of a tractor")));
    calculator.then(Replies.text(essay("old castle on the hill")));
    stranger.then(Replies.text(essay("ancient castle upon a hill")));
    return ask(ensemble, "What is the capital of Bolivia?");
  }

  @Test
  void ofTextsThatDoNotCompareTheOneNearestToTheOthersAnswers() {
    Answer answer = askForEssays("all");

    assertThat(answer.content()).contains("castle");
    assertThat(answer.header("x-avengers-verdict")).contains("not_comparable");
    assertThat(answer.header("x-avengers-votes")).contains("0/0");
    assertThat(Double.parseDouble(answer.header("x-avengers-agreement").orElseThrow()))
        .isBetween(0.1, 0.99);
  }

  @Test
  void whereTheConfigurationSaysSoTheBestModelsTextAnswers() {
    Answer answer = askForEssays("first");

    assertThat(answer.content()).contains("tractor");
    assertThat(answer.header("x-avengers-agreement")).contains("0.00");
  }

  @Test
  void aQueryUnlikeAllOthersIsToldAndCountedAsSuch() {
    Answer answer = ask("best", "Was kocht man zu Ostern in einem Dorf am Meer?");

    assertThat(answer.header("x-avengers-cluster")).hasValueSatisfying(
        place -> assertThat(place).matches("[01];outlier"));
    assertThat(client.get("/metrics").text())
        .containsPattern("avengers_cluster_queries_total\\{cluster=\"[01]\",ensemble=\"best\","
            + "outlier=\"yes\"\\} 1");
  }

  @Test
  void queriesAndTheirClustersAreCounted() {
    ask("best", "What is the capital of Bolivia?");

    assertThat(client.get("/metrics").text())
        .containsPattern("avengers_cluster_queries_total\\{cluster=\"[01]\",ensemble=\"best\","
            + "outlier=\"no\"\\} [1-9]")
        .contains("avengers_embedding_duration_seconds_count", "avengers_embedding_waiting");
  }

  /** Half a surrogate pair, zero bytes, a mark of the byte order, and nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud800", "a\\udc00\\ud800b", "\\u0000", "x\\u0000y", "\\ufeff", "", " "})
  void oddTextsAreRoutedSomewhere(String escaped) {
    String body = Chat.asking("best", "*").replace("*", escaped);

    assertThat(client.chat(body).status()).isEqualTo(200);
  }
}
