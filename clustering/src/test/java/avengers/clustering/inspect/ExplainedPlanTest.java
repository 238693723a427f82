package avengers.clustering.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Routers;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Intent;
import avengers.clustering.plan.Quality;
import avengers.clustering.testing.Vectors;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user of the dial is shown of a query near the first cluster, where "left" is good. */
class ExplainedPlanTest {
  private static QueryExplanation dialled(FittedRouter router, double quality, Caps caps) {
    return new QueryExplanation(router, Vectors.unit(1, 0),
        new Intent.ByDial(new Quality(quality), false), caps);
  }

  private static Caps cost(double dollars) {
    return new Caps(OptionalInt.empty(), OptionalDouble.of(dollars), Optional.empty());
  }

  @Test
  void theCheapestPositionAsksTheCheapestModel() {
    assertThat(dialled(Routers.withPlans(), 0, Caps.NONE).toText()).endsWith("""
        Plan: 1 sample of right (1)
          in doubt   the vote stands
          accuracy   10.0 percent expected, ±1.0
          dollars    0.00100 expected, at most 0.00100
          calls      1.0 expected, at most 1
        """);
  }

  @Test
  void theSecondStepIsShownWithWhatItCostsAtMost() {
    String text = dialled(Routers.withPlans(), 3, cost(0.0055)).toText();

    assertThat(text).contains("Plan: 1 sample of ");
    JsonNode json = JsonMapper.shared()
        .readTree(dialled(Routers.withPlans(), 3, cost(0.0055)).toJson());
    assertThat(json.at("/plan/second/kind").asString()).isEqualTo("stronger");
    assertThat(json.at("/plan/second/below_confidence").doubleValue()).isEqualTo(0.75);
    assertThat(json.at("/plan/expected_cost").doubleValue()).isEqualTo(0.001 + 0.5 * 0.004);
    assertThat(json.at("/plan/max_cost").doubleValue()).isEqualTo(0.005);
    assertThat(json.at("/plan/max_calls").intValue()).isEqualTo(2);
    assertThat(json.at("/plan/standard_error").doubleValue()).isEqualTo(0.02);
    assertThat(text).contains("in doubt   below a confidence of 75.0 percent, left answers instead",
        "dollars    0.00300 expected, at most 0.00500", "calls      1.5 expected, at most 2");
  }

  @Test
  void theBestPositionAsksTheBestModel() {
    assertThat(dialled(Routers.withPlans(), 10, Caps.NONE).toText())
        .contains("Plan: 1 sample of left (1)", "accuracy   90.0 percent expected, ±1.0");
  }

  @Test
  void aCapThatNothingKeepsIsSaid() {
    QueryExplanation explanation = dialled(Routers.withPlans(), 10, cost(0.0001));

    assertThat(explanation.toText())
        .endsWith("Plan: none; no model whose cost the router recorded keeps the caps\n");
    JsonNode json = JsonMapper.shared().readTree(explanation.toJson());
    assertThat(json.has("plan")).isFalse();
  }

  @Test
  void withoutMeasuredPlansTheDialIsTheNumberOfSamples() {
    assertThat(dialled(Routers.specialists(Routers.NEAREST_ONLY), 10, Caps.NONE).toText())
        .endsWith("""
            Plan: 5 samples of left (3), right (2)
              in doubt   the vote stands
              accuracy   not known: no such plan was measured
              dollars    not known
              calls      5.0 expected, at most 5
            """);
  }

  @Test
  void theDialIsShownWithTheRouter() {
    String text = new RouterDescription(Routers.withPlans()).toText();

    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    assertThat(text).contains("plans       what 2 forms of plans bring was measured")
        .containsPattern("quality +alpha +accuracy +dollars +calls")
        .containsPattern("\n +0 +0\\.0000 +50\\.0 +±1\\.1 +0\\.00125 +1\\.00\n")
        .containsPattern("\n +10 +1\\.0000 +75\\.0 +±1\\.2 +0\\.00450 +1\\.50\n");
    assertThat(new RouterDescription(Routers.specialists(Routers.NEAREST_ONLY)).toText())
        .contains("plans       not measured: the dial chooses the number of samples")
        .doesNotContain("The dial");
  }
}
