package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Questions with four options, of which the first is right, on four topics. Three cheap models err
 * independently; a strong one costs thirty times as much.
 */
class PlanFitTest {
  private static final Map<String, Double> SKILLS = new TreeMap<>(
      Map.of("a", 0.7, "b", 0.65, "c", 0.6, "strong", 0.92));
  private static final int TOPICS = 4;
  private static final String QUERY = "Which? \nA. one\nB. two\nC. three\nD. four";

  @Test
  void theDialGoesFromTheCheapestModelToMoreThanTheBest() {
    LearnedPlans plans = fit(queries(1200, 1, true, true), 1);

    DialPosition cheapest = plans.dial().getFirst();
    assertThat(plans.priced()).isTrue();
    assertThat(plans.costUnit()).isCloseTo(0.03, within(1e-9));
    assertThat(cheapest.alpha()).isZero();
    assertThat(cheapest.cost()).isCloseTo(0.001, within(1e-9));
    assertThat(cheapest.calls()).isEqualTo(1);
    assertThat(plans.dial().getLast().alpha()).isEqualTo(1);
    assertThat(plans.dial().getLast().accuracy()).isGreaterThan(0.88);
  }

  @Test
  void moreQualityNeverCountsAccuracyLess() {
    for (int seed = 0; seed < 5; seed++) {
      List<DialPosition> dial = fit(queries(200, seed, seed % 2 == 0, seed < 3), seed).dial();
      for (int i = 1; i < dial.size(); i++) {
        assertThat(dial.get(i).alpha()).isGreaterThanOrEqualTo(dial.get(i - 1).alpha());
        assertThat(dial.get(i).accuracy()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void formsThatGoOnAreLearnedWhereAnswersAreRecorded() {
    assertThat(fit(queries(600, 2, true, true), 2).shapes()).extracting(MeasuredShape::shape)
        .startsWith(PlanShape.ONE)
        .contains(new PlanShape(2, 1, Optional.empty()), new PlanShape(3, 1, Optional.empty()))
        .anyMatch(shape -> shape.then().isPresent());
    assertThat(fit(queries(600, 2, true, false), 2).shapes()).extracting(MeasuredShape::shape)
        .containsExactly(PlanShape.ONE);
  }

  @Test
  void withoutCostsCallsAreCounted() {
    LearnedPlans plans = fit(queries(300, 3, false, true), 3);

    assertThat(plans.priced()).isFalse();
    assertThat(plans.costUnit()).isEqualTo(1);
    assertThat(plans.dial()).allSatisfy(at -> assertThat(at.cost()).isEqualTo(at.calls()));
  }

  @Test
  void theSameSeedLearnsTheSame() {
    LabelledQueries queries = queries(300, 4, true, true);

    assertThat(fit(queries, 4)).isEqualTo(fit(queries, 4));
  }

  @Test
  void aHandfulOfQueriesIsEnough() {
    for (boolean recorded : List.of(true, false)) {
      assertThat(fit(queries(8, 5, true, recorded), 5).dial())
          .allSatisfy(at -> assertThat(at.accuracy()).isBetween(0.0, 1.0));
    }
  }

  private static LearnedPlans fit(LabelledQueries queries, long seed) {
    FittedRouter router = RouterFitter
        .fitAndTell(queries, new FitOptions(TOPICS, seed), "sha256:aa", "00")
        .router();
    return router.plans().orElseThrow();
  }

  static LabelledQueries queries(int count, long seed, boolean priced, boolean recorded) {
    RandomGenerator random = Vectors.seeded(seed);
    List<Observation> queries = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Double> scores = new TreeMap<>();
      Map<String, Usage> usages = new TreeMap<>();
      Map<String, List<String>> samples = new TreeMap<>();
      SKILLS.forEach((model, skill) -> {
        boolean right = random.nextDouble() < skill;
        scores.put(model, right ? 1.0 : 0.0);
        usages.put(model, new Usage(OptionalDouble.of(model.equals("strong") ? 0.03 : 0.001),
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()));
        samples.put(model,
            List.of("Answer: " + (right ? 'A' : (char) ('B' + random.nextInt(3)))));
      });
      queries.add(new Observation(QUERY, "d", i, Optional.of("A"), scores,
          priced ? usages : Map.of(), recorded ? samples : Map.of()));
      vectors.add(Vectors.nearAxis(random, i % TOPICS, TOPICS));
    }
    return new LabelledQueries(queries, List.copyOf(SKILLS.keySet()), vectors);
  }
}
