package avengers.clustering.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.RouterFitter;
import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import avengers.clustering.testing.Labelled;
import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Planted data: four topics, each a data set; model "a" knows topics 0 and 1, "b" the others, "c"
 * guesses, and costs a tenth. All replies are recorded.
 */
class EvaluatorTest {
  private static final int TOPICS = 4;
  private static final LabelledQueries QUERIES = queries(Vectors.seeded(5), 480);
  private static final FitOptions FIT = new FitOptions(8, 3);

  @Test
  void routingToSpecialistsIsBetter() {
    EvaluationResult result = evaluate(rowsOf(3));

    RowResult routed = row(result, Row.ROUTED);
    assertThat(routed.queryMean().mean()).isGreaterThan(85);
    assertThat(routed.againstBestSingle().map(Difference::comparison)).contains(Comparison.BETTER);
    assertThat(row(result, Row.RANDOM).againstBestSingle().map(Difference::comparison))
        .contains(Comparison.WORSE);
    assertThat(row(result, Row.BEST_SINGLE).againstBestSingle()).isEmpty();
  }

  @Test
  void everyDataSetAndClusterIsMeasured() {
    EvaluationResult result = evaluate(rowsOf(3));

    assertThat(result.byDataset()).extracting(GroupResult::name)
        .containsExactly("topic0", "topic1", "topic2", "topic3");
    assertThat(result.byCluster()).hasSize(8);
    assertThat(result.byDataset().stream().mapToInt(GroupResult::queries).sum())
        .isEqualTo(result.byCluster().stream().mapToInt(GroupResult::queries).sum());
  }

  @Test
  void recordedRepliesVote() {
    EvaluationResult result = evaluate(rowsOf(2));

    assertThat(result.votes()).extracting(VoteResult::models).containsExactly(1, 2, 3);
    assertThat(result.votes().getFirst().plain().queryMean())
        .isEqualTo(row(result, Row.ROUTED).queryMean());
    assertThat(result.votes().getLast().weighted().queryMean().mean())
        .isGreaterThanOrEqualTo(result.votes().getLast().plain().queryMean().mean());
  }

  @Test
  void confidenceThatWasLearnedMissesByLessThanAgreement() {
    for (VoteResult vote : evaluate(rowsOf(2)).votes()) {
      assertThat(vote.plainError().learned()).isLessThan(vote.plainError().agreement());
      assertThat(vote.weightedError().learned()).isLessThan(vote.weightedError().agreement());
    }
    // One vote always agrees with itself, and is right as often as the routed model.
    EvaluationResult result = evaluate(rowsOf(2));
    assertThat(result.votes().getFirst().plainError().agreement())
        .isCloseTo(100 - row(result, Row.ROUTED).queryMean().mean(), within(1e-9));
  }

  @Test
  void theDialRisesFromTheCheapestModel() {
    Frontier frontier = evaluate(rowsOf(2)).frontier().orElseThrow();

    Frontier.Position cheapest = frontier.dial().getFirst();
    Frontier.Position best = frontier.dial().getLast();
    assertThat(frontier.dial()).extracting(Frontier.Position::quality)
        .containsExactly(0.0, 2.5, 5.0, 7.5, 10.0);
    assertThat(cheapest.cost()).isCloseTo(0.001, within(1e-9));
    assertThat(cheapest.calls()).isEqualTo(1);
    assertThat(best.score()).isGreaterThan(cheapest.score() + 20);
    assertThat(frontier.models()).extracting(Frontier.Point::name).containsExactly("a", "b", "c");
    assertThat(frontier.gained().score().points()).isGreaterThan(10);
  }

  @Test
  void whatTheBestPositionPromisesIsWhatHeldOutQueriesGet() {
    Frontier.Position best = evaluate(rowsOf(3)).frontier().orElseThrow().dial().getLast();

    assertThat(best.score()).isCloseTo(best.promised(), within(6.0));
  }

  @Test
  void theScoreFormIsMeasuredAtTheCostOfThePosition() {
    Frontier frontier = evaluate(rowsOf(2)).frontier().orElseThrow();
    double least = frontier.scoreForm().getFirst().score();
    double most = frontier.scoreForm()
        .stream()
        .mapToDouble(Frontier.Point::score)
        .max()
        .orElseThrow();

    assertThat(frontier.scoreForm()).hasSize(101);
    assertThat(frontier.dial()).allSatisfy(at -> {
      assertThat(at.reference()).isBetween(least - 1, most + 1);
      assertThat(at.againstReference().points())
          .isCloseTo(at.score() - at.reference(), within(1.0));
    });
  }

  @Test
  void sensitivityIsMeasuredOnDemand() {
    Sensitivity sensitivity = evaluate(new EvaluationOptions(FIT, 2, true, false)).sensitivity()
        .orElseThrow();

    assertThat(sensitivity.clusters()).extracting(Sensitivity.Setting::value)
        .containsExactly(2, 4, 8, 16, 32, 64);
    assertThat(sensitivity.models()).extracting(Sensitivity.Setting::value)
        .containsExactly(1, 2, 3);
    assertThat(sensitivity.models().getFirst().routed())
        .isEqualTo(sensitivity.models().getFirst().bestSingle());
    assertThat(sensitivity.training()).extracting(Sensitivity.Setting::value)
        .isSorted()
        .endsWith(336);
  }

  @Test
  void fewQueriesHaveFewerSettingsOfSensitivity() {
    LabelledQueries few = queries(Vectors.seeded(5), 24);
    FitOptions fit = new FitOptions(4, 3);

    EvaluationResult result = new Evaluator(few, EvaluatorTest::fit,
        new EvaluationOptions(fit, 2, true, true), () -> {}).evaluate(fit(few, fit));

    assertThat(result.sensitivity().orElseThrow().training())
        .extracting(Sensitivity.Setting::value)
        .containsExactly(4, 8, 12, 16);
  }

  @Test
  void noMoreClustersThanTheRestCanFillAreMadeWhereADataSetIsLeftOut() {
    LabelledQueries few = queries(Vectors.seeded(5), 12);
    FitOptions fit = new FitOptions(5, 3);
    List<Integer> clusters = new ArrayList<>();

    new Evaluator(few, (queries, asked) -> {
      FittedRouter router = fit(queries, asked);
      if (queries.size() == 9) {
        clusters.add(router.centroids().count());
      }
      return router;
    }, new EvaluationOptions(fit, 1, false, true), () -> {}).evaluate(fit(few, fit));

    assertThat(clusters).containsExactly(4, 4, 4, 4);
  }

  @Test
  void aModelThatAnsweredOneQueryIsNotTheBestForIt() {
    Labelled labelled = new Labelled();
    for (int i = 0; i < 40; i++) {
      labelled.add("d", new float[]{i}, i == 7
          ? Map.of("good", 1.0, "bad", 1.0, "rare", 1.0)
          : Map.of("good", i % 3 == 0 ? 0.0 : 1.0, "bad", i % 2 == 0 ? 0.0 : 1.0));
    }

    assertThat(BestModels.of(labelled.build(), 1)).containsExactly("good");
  }

  @Test
  void eachDataSetCanBeLeftOut() {
    LeaveOneOut leaveOneOut = evaluate(new EvaluationOptions(FIT, 1, false, true)).leaveOneOut()
        .orElseThrow();

    assertThat(leaveOneOut.datasets()).hasSize(TOPICS);
    assertThat(leaveOneOut.all().queries()).isEqualTo(QUERIES.size());
  }

  @Test
  void nothingIsMeasuredThatWasNotAskedFor() {
    EvaluationResult result = evaluate(rowsOf(1));

    assertThat(result.sensitivity()).isEmpty();
    assertThat(result.leaveOneOut()).isEmpty();
  }

  @Test
  void theCoresDoNotDecide() {
    EvaluationOptions options = new EvaluationOptions(FIT, 3, false, true);
    JsonNode usual = EvaluationJson.of(evaluate(options));
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      assertThat(one.submit(() -> EvaluationJson.of(evaluate(options))).join()).isEqualTo(usual);
    }
  }

  @Test
  void progressIsToldOncePerStep() {
    AtomicInteger done = new AtomicInteger();
    Evaluator evaluator = new Evaluator(QUERIES, EvaluatorTest::fit,
        new EvaluationOptions(FIT, 2, true, true), done::incrementAndGet);

    evaluator.evaluate(fit(QUERIES, FIT));

    assertThat(done).hasValue(evaluator.steps());
  }

  @Test
  void theJsonHasAKeyForEachPart() {
    JsonNode json = EvaluationJson.of(evaluate(new EvaluationOptions(FIT, 2, true, true)));

    assertThat(json.propertyNames()).containsExactly("queries", "models", "clusters", "seeds",
        "random", "best_single", "routed", "reference", "reference_rank", "reference_score",
        "dataset_label", "oracle", "voters", "votes", "by_dataset", "by_cluster", "frontier",
        "sensitivity",
        "leave_one_dataset_out", "out_of_distribution");
    assertThat(json.get("routed").propertyNames()).containsExactly("mean", "sd", "dataset_mean",
        "against_best_single");
    assertThat(json.at("/routed/against_best_single").propertyNames())
        .containsExactly("difference", "low", "high", "verdict");
    assertThat(json.at("/votes/2/weighted/calibration_error").propertyNames())
        .containsExactly("agreement", "learned");
    assertThat(json.at("/best_single/model").stringValue()).isIn("a", "b");
    assertThat(json.at("/seeds").intValue()).isEqualTo(2);
  }

  @Test
  void theTableSaysInPlainWordsWhatIsBetter() {
    assertThat(EvaluationTable.of(evaluate(new EvaluationOptions(FIT, 2, true, true))))
        .startsWith("480 queries, 3 models, 8 clusters; fitted on 70 %, measured on 30 %; seeds: 2")
        .containsPattern("routed +\\d+\\.\\d\\d .*  better\n")
        .containsPattern("random model +\\d+\\.\\d\\d .*  worse\n")
        .contains("3 of 3 models have any", "weighted vote of 3",
            "expected calibration error    agreement  learned", "quality 2.5",
            "promised the best single model's accuracy", "topic2",
            "data set left out of fitting", "training queries");
  }

  private static EvaluationOptions rowsOf(int seeds) {
    return new EvaluationOptions(FIT, seeds, false, false);
  }

  private static RowResult row(EvaluationResult result, Row row) {
    return Optional.ofNullable(result.rows().get(row)).orElseThrow();
  }

  private static EvaluationResult evaluate(EvaluationOptions options) {
    return new Evaluator(QUERIES, EvaluatorTest::fit, options, () -> {}).evaluate(
        fit(QUERIES, FIT));
  }

  private static FittedRouter fit(LabelledQueries queries, FitOptions options) {
    return RouterFitter.fit(queries, options, "sha256:aa", "00");
  }

  private static LabelledQueries queries(RandomGenerator random, int count) {
    List<Observation> queries = new ArrayList<>();
    List<float[]> embeddings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int topic = i % TOPICS;
      boolean a = random.nextDouble() < (topic < 2 ? 0.9 : 0.4);
      boolean b = random.nextDouble() < (topic < 2 ? 0.4 : 0.9);
      boolean c = random.nextDouble() < 0.3;
      queries.add(new Observation("query " + i, "topic" + topic, i, Optional.of("7"),
          Map.of("a", a ? 1.0 : 0.0, "b", b ? 1.0 : 0.0, "c", c ? 1.0 : 0.0),
          Map.of("a", usage(0.01), "b", usage(0.01), "c", usage(0.001)),
          Map.of("a", List.of(reply(a, 8)), "b", List.of(reply(b, 9)), "c",
              List.of(reply(c, 10)))));
      embeddings.add(Vectors.nearAxis(random, topic, TOPICS));
    }
    return new LabelledQueries(queries, List.of("a", "b", "c"), embeddings);
  }

  private static String reply(boolean right, int otherwise) {
    return "The answer is " + (right ? 7 : otherwise);
  }

  private static Usage usage(double dollars) {
    return new Usage(OptionalDouble.of(dollars), OptionalDouble.empty(), OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
