package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.observation.Observation;
import avengers.clustering.testing.Vectors;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VoteWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Questions with four options, of which the first is right. Models "a", "b" and "c" are right on
 * seven of ten, each for itself; "copy of c" says what "c" says. Each has given one raw answer.
 */
class VotingFitTest {
  private static final double SKILL = 0.7;
  private static final List<String> MODELS = List.of("a", "b", "c", "copy of c");
  private static final String QUERY = "Which? \nA. one\nB. two\nC. three\nD. four";

  @Test
  void aCopycatSharesItsVote() {
    LearnedVoting voting = learned(queries(3000, 1), 1);

    assertThat(factor("a", voting)).isCloseTo(1, within(0.2));
    assertThat(factor("b", voting)).isCloseTo(1, within(0.2));
    assertThat(factor("c", voting) + factor("copy of c", voting)).isCloseTo(1, within(0.2));
    assertThat(factor("copy of c", voting)).isLessThan(0.7);
  }

  @Test
  void confidenceIsThatOfOtherQueries() {
    VotingResult result = result(queries(3000, 2), 2);

    assertThat(result.queries()).isEqualTo(3000);
    assertThat(result.models()).isEqualTo(4);
    // The copy agrees without knowing more.
    assertThat(result.errorOfAgreement()).isGreaterThan(0.1);
    assertThat(result.errorOfConfidence()).isLessThan(0.03);
  }

  @Test
  void oneVoteIsAsOftenRightAsItsModel() {
    LabelledQueries queries = queries(3000, 3).of(List.of("a"));

    LearnedVoting voting = learned(queries, 3);

    assertThat(voting.weights().factors()).isEmpty();
    assertThat(voting.calibration().byKind()).containsOnlyKeys("choice");
    assertThat(curve(voting).at(0.5)).isCloseTo(SKILL, within(0.03));
  }

  @Test
  void votesOfFurtherSamplesAreLearnedToo() {
    LabelledQueries queries = changed(queries(500, 4), query -> samples(query,
        Map.of("a", List.of("Answer: A", "Answer: A", "Answer: B"))));

    LearnedVoting voting = learned(queries, 4);

    // Two against one, one alone, and two alone: all are right.
    assertThat(curve(voting).leads().getFirst()).isCloseTo(0.25, within(0.001));
    assertThat(curve(voting).leads().getLast()).isCloseTo(2 / 3.0, within(0.001));
    assertThat(curve(voting).confidences())
        .allSatisfy(all -> assertThat(all).isGreaterThan(0.99));
  }

  @Test
  void aModelWithoutRawAnswersHasTheUsualFactor() {
    LabelledQueries queries = changed(queries(1000, 6), query -> {
      Map<String, List<String>> others = new LinkedHashMap<>(query.samples());
      others.remove("a");
      return samples(query, others);
    });

    LearnedVoting voting = learned(queries, 6);

    double others = factor("b", voting) + factor("c", voting) + factor("copy of c", voting);
    assertThat(factor("a", voting)).isCloseTo(others / 3, within(1e-9));
  }

  @Test
  void aModelThatJoinsLaterHasTheUsualFactorAndTheOthersKeepTheirs() {
    LabelledQueries all = queries(1000, 7);
    FittedRouter router = RouterFitter.fitAndTell(all.of(List.of("a", "b", "c")),
        new FitOptions(4, 7), "sha256:aa", "00").router();
    LearnedVoting before = router.voting().orElseThrow();

    FittedRouter grown = new ModelAddition("copy of c", all, "ff", false).to(router);
    FittedRouter again = new ModelAddition("a", all, "ff", true).to(router);

    Map<String, Double> factors = new TreeMap<>(
        grown.voting().orElseThrow().weights().factors());
    double usual = before.weights()
        .factors()
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
    assertThat(factors.remove("copy of c")).isCloseTo(usual, within(1e-9));
    assertThat(factors).isEqualTo(before.weights().factors());
    assertThat(grown.voting().orElseThrow().calibration()).isEqualTo(before.calibration());
    assertThat(again.voting()).contains(before);
  }

  @Test
  void theSameSeedLearnsTheSame() {
    LabelledQueries queries = queries(400, 8);

    assertThat(learned(queries, 8)).isEqualTo(learned(queries, 8));
    assertThat(learned(queries, 8)).isNotEqualTo(learned(queries, 9));
  }

  @Test
  void fewQueriesLeaveModelsIndependentAndAgreementConfidence() {
    LearnedVoting voting = learned(queries(30, 10), 10);

    assertThat(voting.calibration()).isEqualTo(Calibration.NONE);
    assertThat(voting.weights().factors().values())
        .allSatisfy(factor -> assertThat(factor).isBetween(0.2, 2.0));
  }

  @Test
  void withoutRawAnswersOrTheRightOneNothingIsLearned() {
    LabelledQueries silent = changed(queries(200, 11), query -> samples(query, Map.of()));
    LabelledQueries ungraded = changed(queries(200, 11),
        query -> new Observation(query.query(), query.dataset(), query.index(), Optional.empty(),
            query.scores(), query.usages(), query.samples()));

    for (LabelledQueries queries : List.of(silent, ungraded)) {
      FitResult result = RouterFitter.fitAndTell(queries, new FitOptions(4, 1), "sha256:aa", "00");

      assertThat(result.votes()).isEmpty();
      assertThat(result.router().voting()).isEmpty();
    }
  }

  @Test
  void onlyTheModelsOfTheRouterVote() {
    FitResult result = RouterFitter.fitAndTell(queries(400, 12),
        new FitOptions(new ClusterCount.Fixed(4), OptionalInt.of(2), 12), "sha256:aa",
        "00");

    assertThat(result.votes().orElseThrow().models()).isEqualTo(2);
    assertThat(result.router()
        .voting()
        .map(LearnedVoting::weights)
        .map(VoteWeights::factors)
        .orElseThrow()).containsOnlyKeys(result.router().models());
  }

  private static double factor(String model, LearnedVoting voting) {
    return voting.weights().factors().getOrDefault(model, Double.NaN);
  }

  private static ConfidenceCurve curve(LearnedVoting voting) {
    return voting.calibration().overall().orElseThrow();
  }

  private static LearnedVoting learned(LabelledQueries queries, long seed) {
    return result(queries, seed).voting();
  }

  private static VotingResult result(LabelledQueries queries, long seed) {
    return RouterFitter.fitAndTell(queries, new FitOptions(4, seed), "sha256:aa", "00")
        .votes()
        .orElseThrow();
  }

  private static LabelledQueries queries(int count, long seed) {
    RandomGenerator random = Vectors.seeded(seed);
    List<Observation> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Double> scores = new TreeMap<>();
      Map<String, List<String>> samples = new TreeMap<>();
      char letter = 'A';
      for (String model : MODELS) {
        letter = model.startsWith("copy") ? letter : letter(random);
        scores.put(model, letter == 'A' ? 1.0 : 0.0);
        samples.put(model, List.of("Answer: " + letter));
      }
      queries.add(new Observation(QUERY, "d", i, Optional.of("A"), scores, Map.of(), samples));
    }
    return new LabelledQueries(queries, MODELS, Vectors.planted(random, count, 4));
  }

  private static char letter(RandomGenerator random) {
    return random.nextDouble() < SKILL ? 'A' : (char) ('B' + random.nextInt(3));
  }

  private static LabelledQueries changed(LabelledQueries queries,
      UnaryOperator<Observation> change) {
    return new LabelledQueries(queries.queries().stream().map(change).toList(), queries.models(),
        queries.embeddings());
  }

  private static Observation samples(Observation query, Map<String, List<String>> samples) {
    return new Observation(query.query(), query.dataset(), query.index(), query.answer(),
        query.scores(), query.usages(), samples);
  }
}
