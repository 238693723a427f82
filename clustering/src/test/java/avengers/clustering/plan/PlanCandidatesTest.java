package avengers.clustering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import avengers.clustering.plan.PlanCandidates.PricedModel;
import avengers.clustering.testing.Vectors;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanCandidatesTest {
  private static final PricedModel BEST = priced("best", 0.9, 5);
  private static final PricedModel MIDDLE = priced("middle", 0.8, 1);
  private static final PricedModel POOR = priced("poor", 0.7, 3);
  private static final PricedModel CHEAP = priced("cheap", 0.5, 0);

  private static PricedModel priced(String name, double score, double cost) {
    return new PricedModel(new RankedModel(name, score, 10), cost);
  }

  private static List<Plan> plans(PlanShape shape) {
    return new PlanCandidates(List.of(BEST, MIDDLE, POOR, CHEAP)).of(shape);
  }

  @Test
  void ofEveryNumberOfCheapestModelsTheBestIsWeighedUp() {
    assertThat(plans(PlanShape.ONE)).extracting(Plan::models)
        .containsExactly(List.of("cheap"), List.of("middle"), List.of("best"));
    assertThat(plans(new PlanShape(2, 3, Optional.empty()))).extracting(Plan::models)
        .containsExactly(List.of("middle", "cheap"), List.of("middle", "poor"),
            List.of("best", "middle"));
  }

  @Test
  void moreModelsAreTheNextBestOfTheSameCheapestOnes() {
    assertThat(plans(new PlanShape(1, 2, Optional.of(new Then.More(0.5, 1)))))
        .extracting(Plan::second)
        .containsExactly(more(CHEAP), more(POOR), more(MIDDLE));
  }

  private static Optional<Second> more(PricedModel model) {
    return Optional.of(new Second.More(0.5, List.of(model.model())));
  }

  @Test
  void aStrongerModelIsOneThatNoneBothOutscoresAndUndercuts() {
    assertThat(plans(new PlanShape(1, 1, Optional.of(new Then.Stronger(0.5)))))
        .extracting(plan -> plan.models().getFirst() + " then "
            + plan.second().orElseThrow().models().getFirst().model())
        .containsExactly("cheap then best", "cheap then middle", "middle then best");
  }

  @Test
  void thereIsNoPlanOfMoreModelsThanThereAre() {
    assertThat(plans(new PlanShape(5, 1, Optional.empty()))).isEmpty();
    assertThat(plans(new PlanShape(3, 1, Optional.of(new Then.More(0.5, 2))))).isEmpty();
    assertThat(new PlanCandidates(List.of()).of(PlanShape.ONE)).isEmpty();
  }

  @Test
  void eachPlanIsThereOnceAndAllThatTheCheapestModelsMake() {
    RandomGenerator random = Vectors.seeded(1);
    for (int round = 0; round < 500; round++) {
      List<PricedModel> models = IntStream.range(0, 1 + random.nextInt(12))
          .mapToObj(i -> priced("m" + i, random.nextInt(10) / 10.0, random.nextInt(6)))
          .sorted(Comparator.comparingDouble(model -> -model.model().score()))
          .toList();
      int asked = 1 + random.nextInt(4);

      List<Plan> plans = new PlanCandidates(models).of(new PlanShape(asked, 1, Optional.empty()));

      assertThat(plans).doesNotHaveDuplicates();
      assertThat(plans.stream().map(Plan::models)).hasSameElementsAs(plainly(models, asked));
    }
  }

  private static Set<List<String>> plainly(List<PricedModel> models, int asked) {
    Set<List<String>> plans = new HashSet<>();
    List<PricedModel> cheapestFirst = models.stream()
        .sorted(Comparator.comparingDouble(PricedModel::cost))
        .toList();
    for (int cheapest = asked; cheapest <= models.size(); cheapest++) {
      List<PricedModel> pool = cheapestFirst.subList(0, cheapest);
      plans.add(models.stream()
          .filter(pool::contains)
          .limit(asked)
          .map(model -> model.model().model())
          .toList());
    }
    return plans;
  }
}
