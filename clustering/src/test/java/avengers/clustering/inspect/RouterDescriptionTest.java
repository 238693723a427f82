package avengers.clustering.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.Evidence;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.Routers;
import avengers.clustering.cluster.RoutingRule;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RouterDescriptionTest {
  @Test
  void modelsStandInTheOrderOfTheirOverallScore() {
    String text = new RouterDescription(Routers.specialists(Routers.NEAREST_ONLY)).toText();

    assertThat(text).contains("the scores of the nearest cluster; raw means")
        .containsPattern("left +55\\.0 +20 +- +- +- +-\n +right +45\\.0 +20");
  }

  @Test
  void eachClusterShowsItsBestModelsAndWhatStandsBehindThem() {
    String text = new RouterDescription(Routers.specialists(Routers.NEAREST_ONLY)).toText();

    assertThat(text).containsPattern("0 +10 +- +90\\.0 left +10\\.0 right\n")
        .containsPattern("1 +10 +- +80\\.0 right +20\\.0 left\n");
  }

  @Test
  void aModelThatWasAskedLessOfAClusterSaysHowMuch() {
    List<ModelStatistics> uneven = List.of(Routers.statistics(1_200, 0.5),
        Routers.statistics(7, 0.9));
    FittedRouter router = Routers.router(List.of("much", "little"), List.of(uneven, uneven), uneven,
        Routers.NEAREST_ONLY);

    assertThat(new RouterDescription(router).toText())
        .containsPattern("0 +1,200 +- +90\\.0 little \\(7\\) +50\\.0 much\n");
  }

  @Test
  void costTokensAndSecondsAreShownWhereKnown() {
    ModelStatistics known = new ModelStatistics(4, 0.5, OptionalDouble.of(0.00125),
        OptionalDouble.of(120), OptionalDouble.of(33.4), OptionalDouble.of(1.5));
    FittedRouter router = Routers.router(List.of("model"), List.of(List.of(known), List.of(known)),
        List.of(known), new RoutingRule(8, 15, 20));

    assertThat(new RouterDescription(router).toText())
        .containsPattern("model +50\\.0 +4 +0\\.00125 +120 +33 +1\\.50");
  }

  @Test
  void longNamesAreCutToTheScreen() {
    String name = "maker/a-model-with-a-very-long-name-indeed-".repeat(4);
    ModelStatistics some = Routers.statistics(4, 0.5);
    List<ModelStatistics> both = List.of(some, some);
    FittedRouter router = Routers.router(List.of(name + 1, name + 2), List.of(both, both), both,
        new RoutingRule(8, 15, 20));

    assertThat(new RouterDescription(router).toText().lines()).allMatch(
        line -> line.length() <= 100);
  }

  @Test
  void eachRuleIsPutIntoWords() {
    assertThat(oneLine(Routers.specialists(RoutingRule.EIGHT_NEAREST.withShrinkage(20))))
        .contains("the scores of the 8 nearest clusters", "a close view",
            "shrunk: 20 queries of the model's expected score are mixed into each mean");
    assertThat(oneLine(Routers.specialists(RoutingRule.WIDE)))
        .contains("the scores of the 32 nearest clusters, weighted by exp(-8 x squared distance)",
            "a wide view", "raw means");
    assertThat(oneLine(Routers.specialists(new RoutingRule(4, 2, 0))))
        .contains("the scores of the 4 nearest clusters, weighted by exp(-2 x squared distance);");
  }

  @Test
  void aRouterThatProvedItsGainSaysSo() {
    assertThat(oneLine(Routers.withEvidence(new Evidence("left", 0.035, 0.005, false))))
        .contains("worth routing is expected to gain 3.5 points (±0.5) over left")
        .contains("rule the scores of the nearest cluster");
  }

  @Test
  void aRouterInWhichOneModelDominatesSaysThatRoutingIsOff() {
    assertThat(oneLine(Routers.withEvidence(new Evidence("left", 0.001, 0.001, true))))
        .contains("worth left dominates: every query goes to it (on queries left out, routing"
            + " differed by 0.1 points (±0.1))")
        .contains("rule no gain of routing is proven")
        .doesNotContain("nearest clusters,", "mixed into");
  }

  @Test
  void radiiAreShownWhereTheyWereMeasured() {
    FittedRouter router = Routers.withRadii(List.of(0.25, 1.5));

    assertThat(oneLine(router)).contains("outliers a query beyond the radius of its nearest");
    assertThat(new RouterDescription(router).toText())
        .containsPattern("0 +10 +0\\.250 +90\\.0 left")
        .containsPattern("1 +10 +1\\.500 +80\\.0 right");
    assertThat(oneLine(Routers.specialists(Routers.NEAREST_ONLY)))
        .contains("worth not measured", "outliers not known: the router has no radii");
  }

  /** Without the places at which lines are broken. */
  private static String oneLine(FittedRouter router) {
    return new RouterDescription(router).toText().replaceAll("\\s+", " ");
  }
}
