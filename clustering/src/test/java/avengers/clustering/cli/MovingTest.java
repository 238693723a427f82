package avengers.clustering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.Routers;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.routerfile.RouterFile;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.OnnxEmbedder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Routers that are exported, imported and looked at, with the default embedder. */
class MovingTest {
  private static final String SUM = "What is the sum of two and three?";
  private static final String POEM = "Write a poem about swans.";

  private static FittedRouter fitted = router("sha256:aa", new float[][]{{1}});

  @TempDir
  private Path folder;
  private Path router = Path.of("");
  private Path artefacts = Path.of("");

  /**
   * Two clusters with a query each in the middle; "sums" is good at the one, "poems" at the other.
   */
  @BeforeAll
  static void embed() {
    try (Embedder embedder = OnnxEmbedder.load(EmbeddingModel.bundled(), 1,
        CacheFolder.of(System.getenv()))) {
      fitted = router(embedder.fingerprint(),
          new float[][]{embedder.embed(SUM), embedder.embed(POEM)});
    }
  }

  private static FittedRouter router(String embedder, float[][] rows) {
    List<List<ModelStatistics>> clusters = List
        .of(List.of(Routers.statistics(10, 0.9), Routers.statistics(10, 0.2)),
            List.of(Routers.statistics(10, 0.1), Routers.statistics(10, 0.8)))
        .subList(0, rows.length);
    return new FittedRouter(embedder, Centroids.of(rows), List.of("sums", "poems"), clusters,
        List.of(Routers.statistics(10, 0.5), Routers.statistics(10, 0.5)),
        new RoutingRule(8, 15, 20),
        new Provenance(42, Instant.parse("2025-06-01T12:00:00Z"), "00ff", 20));
  }

  @BeforeEach
  void write() throws IOException {
    router = folder.resolve("router.json");
    artefacts = folder.resolve("artefacts");
    RouterFile.write(fitted, router);
  }

  @Test
  void exportSaysWhatItWrote() {
    CommandRun run = CommandRun.of(new ExportCommand(), router, "--out", artefacts);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).containsExactly(
        artefacts.resolve("cluster_centers.npy").toString(),
        artefacts.resolve("cluster_rankings.json").toString(),
        artefacts.resolve("map.json").toString(), artefacts.resolve("metadata.json").toString());
  }

  @Test
  void exportKeepsToTheReferencesFormat() throws IOException {
    CommandRun.of(new ExportCommand(), router, "--out", artefacts);

    JsonNode rankings = json("cluster_rankings.json");
    assertThat(rankings.at("/1/total").intValue()).isEqualTo(10);
    assertThat(rankings.at("/1/scores/M02").toString()).isEqualTo(
        "{\"correct\":8,\"total\":10,\"accuracy\":0.8}");
    assertThat(rankings.at("/1/ranking").toString()).isEqualTo("[\"M02\",\"M01\"]");
    assertThat(json("map.json").toString()).isEqualTo("{\"M01\":\"sums\",\"M02\":\"poems\"}");
    assertThat(json("metadata.json").get("embedding_model").stringValue())
        .isEqualTo(fitted.embedder());
  }

  @Test
  void theMapCanBeByNameOrLeftOut() throws IOException {
    CommandRun.of(new ExportCommand(), router, "--out", artefacts, "--map-by-name");
    assertThat(json("map.json").toString()).isEqualTo("{\"sums\":\"M01\",\"poems\":\"M02\"}");

    CommandRun.of(new ExportCommand(), router, "--out", artefacts, "--no-map", "--force");
    assertThat(artefacts.resolve("map.json")).doesNotExist();
    assertThat(json("cluster_rankings.json").at("/1/ranking").toString()).isEqualTo(
        "[\"poems\",\"sums\"]");
  }

  @Test
  void exportReplacesNothingUnlessForced() throws IOException {
    Files.createDirectories(artefacts);
    Files.writeString(artefacts.resolve("map.json"), "precious");

    CommandRun run = CommandRun.of(new ExportCommand(), router, "--out", artefacts);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("map.json: is there already; --force replaces");
    try (Stream<Path> files = Files.list(artefacts)) {
      assertThat(files).containsExactly(artefacts.resolve("map.json"));
    }
    assertThat(CommandRun.of(new ExportCommand(), router, "--out", artefacts, "--force").exit())
        .isZero();
  }

  @Test
  void whatWasExportedIsImportedAgain() {
    CommandRun.of(new ExportCommand(), router, "--out", artefacts);
    Path back = folder.resolve("back.json");

    CommandRun run = CommandRun.of(new ImportCommand(), artefacts, "--out", back);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith(back + ": 2 clusters of 20 queries, 2 models");
    FittedRouter imported = RouterFile.read(back);
    assertThat(imported.models()).isEqualTo(fitted.models());
    assertThat(imported.clusters()).isEqualTo(fitted.clusters());
    assertThat(imported.centroids().row(1)).isEqualTo(fitted.centroids().row(1));
    assertThat(imported.embedder()).isEqualTo(fitted.embedder());
    assertThat(imported.rule()).isEqualTo(new RoutingRule(8, 15, 20));
  }

  @Test
  void theReferencesRuleTakesTheNearestClustersRawMeans() {
    CommandRun.of(new ExportCommand(), router, "--out", artefacts);
    Path back = folder.resolve("back.json");

    CommandRun run = CommandRun.of(new ImportCommand(), "--centers",
        artefacts.resolve("cluster_centers.npy"), "--rankings",
        artefacts.resolve("cluster_rankings.json"), "--out", back, "--rule", "reference");

    assertThat(run.err()).isEmpty();
    assertThat(RouterFile.read(back).rule()).isEqualTo(new RoutingRule(1, 0, 0));
    assertThat(RouterFile.read(back).models()).containsExactly("M01", "M02");
  }

  @Test
  void anEmbedderOfOtherDimensionIsRefused() throws IOException {
    RouterFile.write(router("sha256:aa", new float[][]{{1, 0, 0}}), router);
    CommandRun.of(new ExportCommand(), router, "--out", artefacts);
    Path back = folder.resolve("back.json");

    CommandRun run = CommandRun.of(new ImportCommand(), artefacts, "--out", back);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("the centroids have 3 dimensions, but the default embedding"
        + " model (all-MiniLM-L6-v2, quantised) gives 384");
    assertThat(back).doesNotExist();
  }

  @Test
  void anotherEmbedderOfTheSameDimensionIsRefusedWhereTheMetadataTell() {
    CommandRun.of(new ExportCommand(), router, "--out", artefacts);

    CommandRun run = CommandRun.of(new ImportCommand(), artefacts, "--out",
        folder.resolve("back.json"), "--max-tokens", "128");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("made with the embedder " + fitted.embedder());
  }

  @Test
  void filesAreNamedOneWay() {
    assertThat(CommandRun.of(new ImportCommand(), "--out", router).exit()).isEqualTo(2);
    assertThat(
        CommandRun.of(new ImportCommand(), folder, "--centers", "c.npy", "--out", router).err())
        .contains("name either a folder, or the files");
    assertThat(CommandRun.of(new ImportCommand(), "--centers", "c.npy", "--out", router).err())
        .contains("--centers and --rankings go together");
  }

  @Test
  void inspectTellsWhatIsInARouter() {
    CommandRun run = CommandRun.of(new InspectCommand(), router);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("fitted on   20 queries, seed 42, at 2025-06-01T12:00:00Z")
        .contains("sha256:00ff", fitted.embedder() + ", 384 dimensions",
            "the scores of the 8 nearest clusters", "sums", "poems");
  }

  @Test
  void inspectExplainsAQueryAsTheGatewayRanksIt() {
    CommandRun run = CommandRun.of(new InspectCommand(), router, "--query", POEM);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("nearest     cluster 1, at a squared distance of 0.000")
        .contains("Plan: 5 samples of poems (3), sums (2)");
  }

  @Test
  void inspectReadsALongQueryFromStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(SUM.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(CommandRun.of(new InspectCommand(), router, "--query", "-").out())
          .startsWith("nearest     cluster 0, at a squared distance of 0.000");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void inspectSpeaksJsonToo() {
    CommandRun what = CommandRun.of(new InspectCommand(), router, "--json");
    CommandRun why = CommandRun.of(new InspectCommand(), router, "--json", "--query", SUM,
        "--samples", "4", "--models", "1");

    JsonNode router = JsonMapper.shared().readTree(what.out());
    assertThat(router.at("/best/1/models/0/model").stringValue()).isEqualTo("poems");
    JsonNode query = JsonMapper.shared().readTree(why.out());
    assertThat(query.at("/clusters/0/cluster").intValue()).isZero();
    assertThat(query.at("/plan/models").toString())
        .isEqualTo("[{\"model\":\"sums\",\"samples\":4}]");
  }

  @Test
  void inspectShowsThePlanThatTheDialMakesUnderTheCaps() {
    assertThat(CommandRun.of(new InspectCommand(), router, "--query", POEM, "--quality", "10",
        "--max-samples", "3").out()).contains("Plan: 3 samples of poems (2), sums (1)");
    assertThat(CommandRun.of(new InspectCommand(), router, "--query", POEM, "--quality", "0",
        "--json").out()).containsPattern("\"max_calls\" : 1\\b");
    assertThat(CommandRun.of(new InspectCommand(), router, "--quality", "3").err())
        .contains("need a --query to plan for");
    assertThat(CommandRun.of(new InspectCommand(), router, "--query", POEM, "--quality", "11")
        .err()).contains("--quality: quality must lie between 0 and 10, not 11.0");
    assertThat(CommandRun.of(new InspectCommand(), router, "--query", POEM, "--max-samples", "0")
        .err()).contains("--max-samples must be at least 1");
  }

  @Test
  void inspectRefusesAnotherEmbedderAndAnEmptyQuery() {
    assertThat(
        CommandRun.of(new InspectCommand(), router, "--query", SUM, "--max-tokens", "99").err())
        .contains("fitted with the embedder " + fitted.embedder());
    assertThat(CommandRun.of(new InspectCommand(), router, "--query", " ").exit()).isEqualTo(2);
    assertThat(
        CommandRun.of(new InspectCommand(), router, "--samples", "2", "--models", "3").err())
        .contains("--models must be at least 1, and --samples no fewer");
  }

  private JsonNode json(String file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(artefacts.resolve(file)));
  }
}
