package avengers.clustering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.file.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three centroids; cluster 1 had no queries, so that the rankings leave it out. */
class ReferenceReaderTest {
  private static final String RANKINGS = """
      {"0": {"total": 10,
             "scores": {"M01": {"correct": 9, "total": 10, "accuracy": 0.9},
                        "M02": {"correct": 2, "total": 5, "accuracy": 0.4}},
             "ranking": ["M01", "M02"]},
       "2": {"total": 30,
             "scores": {"M02": {"correct": 15, "total": 30, "accuracy": 0.5},
                        "M01": {"correct": 3, "total": 30, "accuracy": 0.1}},
             "ranking": ["M02", "M01"]}}
      """;

  @TempDir
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.write(folder.resolve("ranking_centers_split_k3_m2.npy"),
        NpyFormat.write(Centroids.of(new float[][]{{1, 0}, {0.5f, 0.5f}, {0, 1}})));
    rankings(RANKINGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"M01\": \"left\", \"M02\": \"right\"}",
      "{\"left\": \"M01\", \"right\": \"M02\"}"})
  void theMapIsReadInBothDirections(String map) throws IOException {
    write("map_m2.json", map);

    assertThat(router().models()).containsExactly("left", "right");
  }

  @Test
  void withoutAMapTheIdsAreTheNames() {
    assertThat(router().models()).containsExactly("M01", "M02");
  }

  @Test
  void aModelThatOnlyTheMapKnowsHasNoScores() throws IOException {
    write("map.json", "{\"M01\": \"left\", \"M02\": \"right\", \"M03\": \"third\"}");

    assertThat(router().models()).containsExactly("left", "right", "third");
    assertThat(router().overall().getLast().count()).isZero();
  }

  @Test
  void countsAndAccuraciesBecomeStatistics() {
    FittedRouter router = router();

    assertThat(router.clusters().get(0).get(0).count()).isEqualTo(10);
    assertThat(router.clusters().get(0).get(0).score()).isEqualTo(0.9);
    assertThat(router.clusters().get(2).get(1).count()).isEqualTo(30);
    assertThat(router.clusters().get(2).get(1).score()).isEqualTo(0.5);
  }

  @Test
  void aClusterThatIsNotRankedHasNoQueries() {
    assertThat(router().clusters().get(1)).allMatch(seen -> seen.count() == 0);
  }

  @Test
  void theOverallScoreIsTheMeanOverAllQueries() {
    assertThat(router().overall().get(0).count()).isEqualTo(40);
    assertThat(router().overall().get(0).score()).isCloseTo(12 / 40.0, within(1e-12));
    assertThat(router().overall().get(1).score()).isCloseTo(17 / 35.0, within(1e-12));
  }

  @Test
  void theProvenanceCountsQueriesAndKnowsTheFiles() throws IOException {
    String before = router().provenance().sourceHash();
    write("metadata.json", "{\"n_clusters\": 3, \"config\": {\"seed\": 7}}");

    assertThat(router().provenance().queries()).isEqualTo(40);
    assertThat(router().provenance().seed()).isEqualTo(7);
    assertThat(router().provenance().sourceHash()).hasSize(64).isNotEqualTo(before);
  }

  @Test
  void aScoreMayBeAMeanAlone() throws IOException {
    rankings("""
        {"0": {"total": 4, "scores": {"a": 0.75, "b": 1}, "ranking": ["b", "a"]}}
        """);

    assertThat(router().clusters().getFirst().getFirst().score()).isEqualTo(0.75);
    assertThat(router().clusters().getFirst()).allMatch(seen -> seen.count() == 4);
  }

  @Test
  void theScoresOfAvengersProStandBesideItsRankings() throws IOException {
    rankings("""
        {"0": {"total": 4, "balance_scores": {"a": 0.8, "b": 0.0}, "ranking": ["a", "b"]}}
        """);
    write("balance_metrics.json", """
        {"0": {"a": {"accuracy": 0.75, "avg_cost": 0.002, "total_queries": 4},
               "b": {"accuracy": 0.0, "avg_cost": Infinity, "total_queries": 0}}}
        """);

    FittedRouter router = router();
    assertThat(router.models()).containsExactly("a", "b");
    assertThat(router.clusters().getFirst().get(0).score()).isEqualTo(0.75);
    assertThat(router.clusters().getFirst().get(0).cost()).isEqualTo(OptionalDouble.of(0.002));
    assertThat(router.clusters().getFirst().get(1).count()).isZero();
    assertThat(router.overall().get(1).cost()).isEmpty();
  }

  /** Each row replaces a part of good rankings. */
  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          "2":                | "3":              | ranks cluster 3, but
          "2":                | "-1":             | cluster -1: not the number of a cluster
          "2":                | "x":              | cluster x: not the number of a cluster
          "total": 10,        | "x": 10,          | cluster 0: "total" is no count
          "total": 10,        | "total": -10,     | cluster 0: "total" is no count: -10
          "total": 10,        | "total": 9999999999, | cluster 0: "total" is no count: 9999999999
          "total": 10,        | "total": 9,       | cluster 0: model M01 has scores of 10 queries, the cluster of 9
          "scores"            | "balance_scores"  | cluster 0: there are no "scores" by model
          "scores": {         | "scores": 5, "x": { | cluster 0: there are no "scores" by model
          "correct": 9        | "correct": "x"    | cluster 0: model M01: "correct" is no number: "x"
          "correct": 9        | "correct": 5      | "accuracy" is 0.9, but correct / total is 0.5
          "accuracy": 0.9     | "accuracy": NaN   | cluster 0: model M01
          "correct": 9, "total": 10, "accuracy": 0.9 | "correct": 20, "total": 10 | outside 0 to 1: 2.0
          "ranking": ["M01"   | "ranking": ["M09" | "ranking" names "M09", of which there is no score
          {"0"                | {"0":             | json:1: not JSON
          """)
  void aFaultOfTheRankingsIsNamed(String part, String replacement, String cause)
      throws IOException {
    assertThat(RANKINGS).contains(part);
    int at = RANKINGS.indexOf(part);
    rankings(RANKINGS.substring(0, at) + replacement + RANKINGS.substring(at + part.length()));

    refused("ranking_split_k3_m2.json", cause);
  }

  @Test
  void otherContentIsNoRankings() throws IOException {
    rankings("{}");
    refused("ranking_split_k3_m2.json", "ranks no cluster");

    rankings("[]");
    refused("ranking_split_k3_m2.json", "not an object of JSON, but ARRAY");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"M01": "left"}                                | models that the map does not: [M02]
      {"left": "M02"}                                | models that the map does not: [M01]
      {"M01": "same", "M02": "same"}                 | two entries have the value "same"
      {"M01": "M02", "M02": "M03", "M03": "M01"}     | both sides hold all ids of the rankings
      {"M01": 1, "M02": "right"}                     | "M01" is mapped to no text: 1
      ["M01", "M02"]                                 | not an object of JSON
      """)
  void aMapThatDoesNotFitIsNamed(String map, String cause) throws IOException {
    write("map.json", map);

    refused("map.json", cause);
  }

  @Test
  void anotherNumberOfClustersInTheMetadataIsNamed() throws IOException {
    write("metadata.json", "{\"n_clusters\": 64}");

    refused("metadata.json", "tells of 64 clusters, but");
  }

  @Test
  void brokenCentroidsAreNamed() throws IOException {
    write("ranking_centers_split_k3_m2.npy", "version https://git-lfs.github.com/spec/v1");

    refused("ranking_centers_split_k3_m2.npy", "not a NumPy file");
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    Files.delete(folder.resolve("ranking_split_k3_m2.json"));
    refused("", "there is no file *ranking*.json");

    Files.delete(folder.resolve("ranking_centers_split_k3_m2.npy"));
    refused("", "there is no file *centers*.npy");
  }

  @Test
  void severalFilesOfOneKindAreNamed() throws IOException {
    write("another_ranking.json", RANKINGS);

    refused("", "several files are *ranking*.json, name one:"
        + " [another_ranking.json, ranking_split_k3_m2.json]");
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    assertThatThrownBy(() -> ReferenceFiles.in(folder.resolve("absent")))
        .isInstanceOf(FileException.class)
        .hasMessageContaining("absent: there is no such folder");
  }

  private FittedRouter router() {
    return ReferenceReader.read(ReferenceFiles.in(folder))
        .router("sha256:aa", new RoutingRule(1, 0, 0), Instant.EPOCH);
  }

  private void refused(String file, String cause) {
    assertThatThrownBy(this::router).isInstanceOf(FileException.class)
        .hasMessageStartingWith(folder.resolve(file).toString())
        .hasMessageContaining(cause);
  }

  private void rankings(String content) throws IOException {
    write("ranking_split_k3_m2.json", content);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
