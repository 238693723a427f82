package avengers.clustering.inspect;

import static org.assertj.core.api.Assertions.assertThat;

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

    assertThat(text).contains("the scores of the nearest cluster;", "raw means")
        .containsPattern("left +55\\.0 +20 +- +- +- +-\n +right +45\\.0 +20");
  }

  @Test
  void eachClusterShowsItsBestModelsAndWhatStandsBehindThem() {
    String text = new RouterDescription(Routers.specialists(Routers.NEAREST_ONLY)).toText();

    assertThat(text).containsPattern("0 +10 +90\\.0 left +10\\.0 right\n")
        .containsPattern("1 +10 +80\\.0 right +20\\.0 left\n");
  }

  @Test
  void aModelThatWasAskedLessOfAClusterSaysHowMuch() {
    List<ModelStatistics> uneven = List.of(Routers.statistics(1_200, 0.5),
        Routers.statistics(7, 0.9));
    FittedRouter router = Routers.router(List.of("much", "little"), List.of(uneven, uneven), uneven,
        Routers.NEAREST_ONLY);

    assertThat(new RouterDescription(router).toText())
        .containsPattern("0 +1,200 +90\\.0 little \\(7\\) +50\\.0 much\n");
  }

  @Test
  void costTokensAndSecondsAreShownWhereKnown() {
    ModelStatistics known = new ModelStatistics(4, 0.5, OptionalDouble.of(0.00125),
        OptionalDouble.of(120), OptionalDouble.of(33.4), OptionalDouble.of(1.5));
    FittedRouter router = Routers.router(List.of("model"), List.of(List.of(known), List.of(known)),
        List.of(known), new RoutingRule(8, 15, 20));

    assertThat(new RouterDescription(router).toText())
        .containsPattern("model +50\\.0 +4 +0\\.00125 +120 +33 +1\\.50")
        .contains("weighted by exp(-15 x squared distance);", "shrunk: 20 queries");
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
}
