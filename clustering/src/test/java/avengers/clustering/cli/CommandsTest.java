package avengers.clustering.cli;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.routerfile.RouterFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as a shell runs them, with the default embedder. */
class CommandsTest {
  private static final List<String> TOPICS = List.of("the sum of %d and two",
      "a poem about %d swans",
      "the capital of country %d", "a Java loop that runs %d times");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir
  private Path folder;
  private Path observations = Path.of("");

  @BeforeEach
  void write() throws IOException {
    observations = folder.resolve("observations.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      int topic = i % TOPICS.size();
      lines.append(String.format(
          "{\"query\": \"%s\", \"dataset\": \"d%d\", \"records\": {\"even\": %d, \"odd\": %d}}%n",
          String.format(TOPICS.get(topic), i), topic, 1 - topic % 2, topic % 2));
    }
    Files.writeString(observations, lines);
  }

  @Test
  void fitWritesARouterFile() {
    Path router = folder.resolve("new/router.json");

    int exit = run(new FitCommand(), "--observations", observations.toString(), "--out",
        router.toString(), "--clusters", "4", "--seed", "7");

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isEqualTo(0);
    assertThat(out.toString())
        .startsWith(router + ": 4 clusters of 40 queries, 2 models, shrinkage ");
    FittedRouter fitted = RouterFile.read(router);
    assertThat(fitted.models()).containsExactly("even", "odd");
    assertThat(fitted.centroids().count()).isEqualTo(4);
    assertThat(fitted.provenance().seed()).isEqualTo(7);
    assertThat(fitted.provenance().queries()).isEqualTo(40);
  }

  @Test
  void fitSaysWhatRoutingIsWorth() {
    fit(folder.resolve("router.json"), "--clusters", "4");

    assertThat(out.toString())
        .containsPattern("routing is expected to gain \\d+\\.\\d points \\(±\\d+\\.\\d\\) over ");
  }

  @Test
  void fitLearnsFromRawAnswersWhatVotesAreWorth() throws IOException {
    Path router = folder.resolve("router.json");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append(String.format("{\"dataset\": \"d%d\", \"index\": %d, \"answer\": \"1\","
          + " \"outputs\": {\"even\": \"%d\", \"odd\": \"%d\"}}%n", i % 4, i / 4, 1 - i % 2,
          i % 2));
    }
    Path outputs = Files.writeString(folder.resolve("outputs.jsonl"), lines);

    fit(router, "--clusters", "4", "--outputs", outputs.toString());

    assertThat(out.toString()).contains(
        "votes: learned from the raw answers of 2 models to 40 queries; confidence misses by ");
    assertThat(
        RouterFile.read(router).voting().map(learned -> learned.weights().factors().keySet()))
        .contains(Set.of("even", "odd"));
  }

  @Test
  void fitChoosesTheNumberOfClusters() {
    Path router = folder.resolve("router.json");

    fit(router, "--clusters", "auto");

    assertThat(out.toString()).startsWith("  clusters  routed").contains("chosen");
    assertThat(RouterFile.read(router).centroids().count()).isEqualTo(5);
  }

  @Test
  void fitSelectsModels() {
    Path router = folder.resolve("router.json");

    fit(router, "--clusters", "4", "--select", "1");

    assertThat(out.toString()).contains("adds  model").contains(" dominates: every query goes");
    assertThat(RouterFile.read(router).models()).hasSize(1);
  }

  @Test
  void fitAddsAModelToARouter() {
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");
    fit(first, "--clusters", "4", "--select", "1");
    String missing = RouterFile.read(first).models().contains("even") ? "odd" : "even";

    fit(second, "--add", missing, "--router", first.toString());

    assertThat(out.toString()).contains(second + ": " + missing
        + " scores 50.0 on 40 queries in 4 of 4 clusters; 2 models");
    assertThat(RouterFile.read(second).models()).hasSize(2);
    assertThat(RouterFile.read(first).models()).hasSize(1);
  }

  @Test
  void aModelThatTheRouterKnowsIsAddedOnlyInPlaceOfItself() {
    Path router = folder.resolve("router.json");
    fit(router, "--clusters", "4");

    assertThat(run(new FitCommand(), arguments(router, "--add", "odd"))).isEqualTo(1);
    assertThat(err.toString()).contains("the router has scores of odd already");
    fit(router, "--add", "odd", "--replace");
  }

  @Test
  void optionsOfAddingAndFittingDoNotMix() {
    Path router = folder.resolve("router.json");

    assertThat(run(new FitCommand(), arguments(router, "--add", "odd", "--select", "1")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--select chooses models while fitting");
    assertThat(run(new FitCommand(), arguments(router, "--add", "odd", "--clusters", "4")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--clusters says how many clusters to make");
    assertThat(run(new FitCommand(), arguments(router, "--replace"))).isEqualTo(2);
    assertThat(run(new FitCommand(), arguments(router, "--clusters", "many"))).isEqualTo(2);
    assertThat(err.toString()).contains("expected a number of at least 2, or \"auto\"");
  }

  @Test
  void evaluateChoosesTheNumberOfClusters() {
    int exit = run(new EvaluateCommand(), "--observations", observations.toString(), "--clusters",
        "auto", "--seeds", "1");

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isEqualTo(0);
    assertThat(out.toString()).contains("5 clusters");
  }

  @Test
  void evaluatePrintsATable() {
    int exit = run(new EvaluateCommand(), "--observations", observations.toString(), "--clusters",
        "4", "--seeds", "2");

    assertThat(exit).isEqualTo(0);
    assertThat(out.toString()).startsWith("40 queries, 2 models, 4 clusters;")
        .contains("best single model", "routed", "oracle");
  }

  @Test
  void evaluatePrintsJson() {
    int exit = run(new EvaluateCommand(), "--observations", observations.toString(), "--clusters",
        "4", "--seeds", "1", "--json");

    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(exit).isEqualTo(0);
    assertThat(json.get("queries").intValue()).isEqualTo(40);
    assertThat(json.at("/random/mean").doubleValue()).isEqualTo(50);
    assertThat(json.at("/oracle/mean").doubleValue()).isEqualTo(100);
    assertThat(json.at("/dataset_label/mean").doubleValue()).isEqualTo(100);
  }

  @Test
  void severalFilesAPoolAndRawAnswersAreRead() throws IOException {
    Path more = Files.writeString(folder.resolve("more.csv"), """
        prompt,set,even,odd,best
        how many swans,d0,1,0,1
        """);
    Path outputs = Files.writeString(folder.resolve("outputs.jsonl"), """
        {"dataset": "d0", "index": 0, "answer": "2", "outputs": {"even": "2", "other": "3"}}
        {"dataset": "nowhere", "index": 0, "outputs": {"even": "2"}}
        """);

    int exit = run(new EvaluateCommand(), "--observations", observations.toString(),
        more.toString(), "--map", "query=prompt,dataset=set,records.even=even,records.odd=odd",
        "--map", "records.best=best", "--pool", "even,*d*", "--exclude", "best", "--outputs",
        outputs.toString(), "--clusters", "4", "--seeds", "1");

    assertThat(err.toString().strip()).isEqualTo("Raw answers found for 1 of 41 queries;"
        + " 1 rows of --outputs belong to no query;"
        + " 1 answers left out, of models without a score there");
    assertThat(exit).isEqualTo(0);
    assertThat(out.toString()).startsWith("41 queries, 2 models, 4 clusters;");
  }

  @Test
  void anUnknownModelOfThePoolIsNamed() {
    int exit = run(new EvaluateCommand(), "--observations", observations.toString(), "--pool",
        "evne");

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains(
        "there is no model \"evne\" (did you mean \"even\"?); the models are: even, odd");
  }

  @Test
  void aMissingOptionIsAUsageError() {
    assertThat(run(new FitCommand(), "--observations", observations.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--out");
    assertThat(run(new EvaluateCommand())).isEqualTo(2);
  }

  @Test
  void anOptionOutOfRangeIsAUsageError() {
    assertThat(
        run(new EvaluateCommand(), "--observations", observations.toString(), "--seeds", "0"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--seeds must be at least 1, not 0");
  }

  @Test
  void aMissingFileIsNamed() {
    String absent = folder.resolve("absent.jsonl").toString();

    assertThat(run(new EvaluateCommand(), "--observations", absent)).isEqualTo(1);
    assertThat(err.toString()).contains(absent + ": there is no such file");
  }

  @Test
  void moreClustersThanQueriesAreAnErrorAndNoFile() {
    Path router = folder.resolve("router.json");

    int exit = run(new FitCommand(), "--observations", observations.toString(), "--out",
        router.toString(), "--clusters", "41");

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("cannot make 41 clusters of 40 distinct queries");
    assertThat(router).doesNotExist();
  }

  private void fit(Path router, String... more) {
    assertThat(run(new FitCommand(), arguments(router, more))).as(err.toString()).isEqualTo(0);
  }

  private String[] arguments(Path router, String... more) {
    return Stream.concat(
        Stream.of("--observations", observations.toString(), "--out", router.toString()),
        Stream.of(more)).toArray(String[]::new);
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command).setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
