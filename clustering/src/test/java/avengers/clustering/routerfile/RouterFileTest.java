package avengers.clustering.routerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.cluster.Addition;
import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.Evidence;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.file.FileException;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.Logistic;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import avengers.clustering.testing.Vectors;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VoteWeights;
import avengers.embeddings.Embedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterFileTest {
  @TempDir
  private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("router.json");
  }

  @Test
  void whatIsWrittenIsReadBackExactly() throws IOException {
    FittedRouter router = router();
    RouterFile.write(router, file);

    FittedRouter read = RouterFile.read(file);

    assertThat(read).usingRecursiveComparison().isEqualTo(router);
    assertThat(read.overall()).isEqualTo(router.overall());
    for (int cluster = 0; cluster < 3; cluster++) {
      assertThat(read.centroids().row(cluster)).isEqualTo(router.centroids().row(cluster));
    }
  }

  @Test
  void aFileWithoutRadiiEvidenceVotingAndAdditionsIsReadAsOneOfARouterThatHasNone()
      throws IOException {
    FittedRouter plain = plainRouter();
    RouterFile.write(plain, file);

    FittedRouter read = RouterFile.read(file);

    assertThat(Files.readString(file)).doesNotContain("radii", "evidence", "voting", "plans",
        "added");
    assertThat(read.radii()).isEmpty();
    assertThat(read.evidence()).isEmpty();
    assertThat(read.voting()).isEmpty();
    assertThat(read.plans()).isEmpty();
    assertThat(read.provenance()).isEqualTo(plain.provenance());
  }

  @Test
  void votesOfWhichLittleWasLearnedAreReadBackToo() throws IOException {
    FittedRouter router = plainRouter().with(LearnedVoting.NOTHING);
    RouterFile.write(router, file);

    assertThat(RouterFile.read(file).voting()).contains(LearnedVoting.NOTHING);
  }

  @Test
  void plansAreReadBackExactly() throws IOException {
    RouterFile.write(router(), file);

    assertThat(RouterFile.read(file).plans()).contains(plans());
  }

  @Test
  void anOldFileIsReplaced() throws IOException {
    Files.writeString(file, "old");
    RouterFile.write(router(), file);

    assertThat(RouterFile.read(file).models()).containsExactly("a", "b \"quoted\"");
    assertThat(filesIn(folder)).containsExactly(file);
  }

  @Test
  void foldersAreMade() throws IOException {
    Path deep = folder.resolve("not/yet/router.json");
    RouterFile.write(router(), deep);

    assertThat(deep).exists();
  }

  @Test
  void aFailedWriteLeavesNothing() throws IOException {
    Files.createDirectories(file.resolve("in the way"));

    assertThatThrownBy(() -> RouterFile.write(router(), file)).isInstanceOf(IOException.class)
        .hasMessage(file + ": is a folder; name a file");

    assertThat(filesIn(folder)).containsExactly(file);
  }

  @Test
  void aMissingFileIsNamed() {
    refused("there is no such file");
  }

  @Test
  void aFolderIsNoRouter() throws IOException {
    Files.createDirectory(file);

    refused("cannot be read");
  }

  @Test
  void aFileThatWasCutAnywhereIsRefused() throws IOException {
    RouterFile.write(router(), file);
    byte[] whole = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    RandomGenerator random = Vectors.seeded(1);
    for (int round = 0; round < 300; round++) {
      Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
      refused("");
    }
  }

  @Test
  void aDamagedByteIsReadAsAnotherRouterOrRefusedByName() throws IOException {
    RouterFile.write(router(), file);
    byte[] whole = Files.readAllBytes(file);
    RandomGenerator random = Vectors.seeded(2);
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      Files.write(file, damaged);
      try {
        assertThat(RouterFile.read(file).centroids().count()).isEqualTo(3);
      } catch (FileException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
      }
    }
  }

  /** Each row replaces a part of a good file. */
  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "avengers-router"       | "another"      | not a router file
      "format"                | "farmat"       | not a router file
      "version" : 1           | "version" : 2  | version 2 of the format
      "version" : 1           | "version" : "1.5" | version 1.5 of the format
      "version" : 1           | "varsion" : 1  | version ? of the format
      "provenance"            | "x"            | "provenance" is missing
      "cost_unit" : 0.0025    | "cost_unit" : 0 | the unit of costs must be positive
      "priced" : true         | "priced" : 1   | "priced" is not true or false
      "quality" : 10          | "quality" : 9  | the dial does not go from 0 to 10
      "shapes"                | "shape"        | "shapes" is missing
      "count" : 40            | "count" : null | "count" is missing
      "models" : 1            | "models" : 0   | a plan of 0 models
      "models" : 1            | "models" : 4   | no plan of one sample of one model
      "ease" : [              | "ease" : [ 1,  | "ease" is of 4 clusters
      "below" : 0.9           | "below" : "x"  | "below" is not a number
      "created"               | "x"            | "created" is missing
      2025-06-01T12:00:00Z    | yesterday      | "created" is no date: yesterday
      "seed" : 42             | "seed" : null  | "seed" is missing
      "seed" : 42             | "seed" : "x"   | "seed"
      "source_sha256"         | "x"            | "source_sha256" is missing
      "queries"               | "x"            | "queries" is missing
      2025-07-01T12:00:00Z    | later          | "added" is no date: later
      "added" : [             | "added" : 5, "x" : [ | "added" is not a list
      "best_single"           | "x"            | "best_single" is missing
      "difference" : 0.03     | "difference" : 2 | outside -1 to 1
      "standard_error" : 0.005| "standard_error" : -1 | a standard error is negative
      "dominates" : false     | "dominates" : 0| "dominates" is not true or false, but NUMBER
      "evidence" : {          | "evidence" : null, "x" : { | "evidence" is missing
      "voting" : {            | "voting" : null, "x" : { | "voting" is missing
      "voting" : {            | "voting" : [], "x" : { | "voting" is not an object, but ARRAY
      "factors"               | "x"            | "factors" is missing
      "factors" : {           | "factors" : 1, "x" : { | "factors" is not an object
      "a" : 0.75              | "c" : 0.75     | "factors" names c, which is not among the models
      "a" : 0.75              | "a" : -1       | the vote's factor of a is -1.0
      "a" : 0.75              | "a" : "much"   | "a" is not a number, but STRING
      "calibration"           | "x"            | "calibration" is missing
      "kinds"                 | "x"            | "kinds" is missing
      "number" : {            | "number" : 1, "x" : { | "number" is not an object
      "leads"                 | "x"            | "leads" is missing
      "leads" : [             | "leads" : [ "x", | "leads" is not a list of numbers
      "leads" : [             | "leads" : [ 0.1, | 3 leads and 2 confidences
      "leads" : [ 0.125       | "leads" : [ 0.7  | does not rise
      "leads" : [ 0.125       | "leads" : [ -1   | does not rise
      "confidences"           | "x"            | "confidences" is missing
      "confidences" : [ 0.2   | "confidences" : [ 0.95 | does not rise
      "radii" : [             | "radii" : [ 1, | 3 centroids, but 4 radii
      "radii" : [             | "radii" : [ "1", | "radii" is not a list of numbers
      "radii" : [ 0.5         | "radii" : [ -0.5 | a radius is negative
      "embedder" : {          | "embedder" : null, "x" : { | "embedder" is missing
      "fingerprint"           | "x"            | "fingerprint" is missing
      "dimension" : 2         | "dimension" : 3| the embedder has 3 dimensions, the centroids have 2
      "dimension" : 2         | "dimension" : []| "dimension" is not a whole number
      "rule"                  | "x"            | "rule" is missing
      "nearest" : 8           | "nearest" : 0  | nearest must be at least 1
      "nearest" : 8           | "nearest" : "x"| "nearest" is not a whole number
      "sharpness" : 15.0      | "sharpness" : -1| sharpness
      "shrinkage" : 20.0      | "shrinkage" : -1| shrinkage
      "shrinkage" : 20.0      | "shrinkage" : {}| "shrinkage"
      "models"                | "x"            | "models" is missing
      [ "a", "b               | [ "a", "a", "b | not distinct
      [ "a", "b               | [ "a", "c", "b | "c" is missing
      [ "a", "b               | [ 5, "b        | "models" is not a list of names
      "overall"               | "x"            | "overall" is missing
      "clusters" : [          | "clusters" : [ {}, | "a" is missing
      "clusters"              | "x"            | "clusters" is missing
      "count" : 4             | "count" : -4   | negative
      "count" : 4             | "count" : "4x" | "count" is not a whole number, but STRING
      "score" : 0.25          | "score" : 1.25 | outside 0 to 1
      "score" : 0.25          | "score" : "NaN"| "score"
      "cost" : 0.001          | "cost" : "x"   | "cost"
      "centroids"             | "x"            | "centroids" is missing
      "centroids" : [         | "centroids" : [ [ 0.5, 0.5 ], | 4 centroids, but scores of 3
      "centroids" : [         | "centroids" : [ [ 0.5 ], | numbers, centroid 0 has 1
      "centroids" : [         | "centroids" : [ [ "0.5", 1 ], | centroid 0 holds "0.5"
      "centroids" : [         | "centroids" : [ [ null, 1 ], | centroid 0 holds null
      "centroids" : [         | "centroids" : [ [ NaN, 1 ], | not JSON
      "centroids" : [         | "centroids" : [ [ 1e99, 1 ], | centroid 0 holds
      "centroids" : [         | "centroids" : [ 5, | centroid 0 is not a list: 5
      """)
  void aDefectIsNamed(String part, String replacement, String cause) throws IOException {
    RouterFile.write(router(), file);
    String content = Files.readString(file);
    assertThat(content).contains(part);
    int at = content.indexOf(part);
    Files.writeString(file,
        content.substring(0, at) + replacement + content.substring(at + part.length()));

    refused(cause);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``                | not a router file
      []                | not a router file
      42                | not a router file
      "avengers-router" | not a router file
      {}                | not a router file
      {} {}             | :1: something follows the document's end
      """)
  void otherContentIsNoRouter(String content, String cause) throws IOException {
    Files.writeString(file, content);

    refused(cause);
  }

  @Test
  void theEmbedderMustBeTheOne() {
    FittedRouter router = router();
    RouterFile.requireEmbedder(router, new FixedEmbedder("sha256:aa", 2), file);

    assertThatThrownBy(
        () -> RouterFile.requireEmbedder(router, new FixedEmbedder("sha256:bb", 2), file))
        .isInstanceOf(FileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("sha256:aa (2 dimensions)")
        .hasMessageContaining("sha256:bb (2 dimensions)");
    assertThatThrownBy(
        () -> RouterFile.requireEmbedder(router, new FixedEmbedder("sha256:aa", 5), file))
        .hasMessageContaining("(5 dimensions)");
  }

  private void refused(String cause) {
    assertThatThrownBy(() -> RouterFile.read(file)).isInstanceOf(FileException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(cause);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static FittedRouter router() {
    FittedRouter plain = plainRouter();
    return new FittedRouter(plain.embedder(), plain.centroids(), plain.models(), plain.clusters(),
        plain.overall(), plain.rule(), List.of(0.5, 1 / 3.0, 2.0),
        Optional.of(new Evidence("a", 0.03, 0.005, false)),
        Optional.of(voting()), Optional.of(plans()),
        plain.provenance()
            .with(new Addition("a", Instant.parse("2025-07-01T12:00:00Z"), "11ff", 5)));
  }

  private static LearnedPlans plans() {
    Logistic three = new Logistic(0.125, List.of(1 / 3.0, -0.5, 1e-9));
    Logistic four = new Logistic(-2, List.of(0.25, 0.5, 0.75, 1.0));
    return new LearnedPlans(List.of(
        new MeasuredShape(PlanShape.ONE, three, Optional.empty(), 0.01, 40),
        new MeasuredShape(new PlanShape(2, 3, Optional.of(new Then.Stronger(0.9))), four,
            Optional.of(four), 0.02, 30),
        new MeasuredShape(new PlanShape(2, 1, Optional.of(new Then.More(0.6, 2))), four,
            Optional.of(four), 0.03, 20)),
        0.0025, true, List.of(new DialPosition(0, 0, 0.5, 0.01, 0.0001, 1),
            new DialPosition(10, 1, 0.75, 0.02, 0.125, 2.5)),
        List.of(0.5, -1 / 3.0, 0.0));
  }

  private static LearnedVoting voting() {
    ConfidenceCurve all = new ConfidenceCurve(List.of(0.125, 2 / 3.0), List.of(0.2, 0.9));
    ConfidenceCurve numbers = new ConfidenceCurve(List.of(0.5), List.of(1 / 3.0));
    return new LearnedVoting(new VoteWeights(Map.of("a", 0.75, "b \"quoted\"", 0.0)),
        new Calibration(Map.of("number", numbers), Optional.of(all)));
  }

  private static FittedRouter plainRouter() {
    float[][] centroids = {{0.1f, -1.4e-45f}, {1 / 3f, 3.4028235e38f}, {-0f, 1e-7f}};
    ModelStatistics plain = new ModelStatistics(4, 0.25, OptionalDouble.of(0.001),
        OptionalDouble.of(12.5), OptionalDouble.empty(), OptionalDouble.of(1.5));
    ModelStatistics odd = new ModelStatistics(3, 1 / 3.0, OptionalDouble.empty(),
        OptionalDouble.empty(), OptionalDouble.of(1e-9), OptionalDouble.empty());
    List<ModelStatistics> both = List.of(plain, odd);
    return new FittedRouter("sha256:aa", Centroids.of(centroids), List.of("a", "b \"quoted\""),
        List.of(both, List.of(odd, plain), both), both, new RoutingRule(8, 15, 20),
        new Provenance(42, Instant.parse("2025-06-01T12:00:00Z"), "00ff", 7));
  }

  private record FixedEmbedder(String fingerprint, int dimension) implements Embedder {
    @Override
    public float[] embed(String text) {
      return new float[dimension];
    }

    @Override
    public int tokens(String text) {
      return text.split(" ", -1).length;
    }

    @Override
    public void close() {}
  }
}
