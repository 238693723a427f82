package avengers.clustering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.Logistic;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final RankedModel STRONG = new RankedModel("strong", 0.9, 10);
  private static final RankedModel MIDDLE = new RankedModel("middle", 0.8, 10);
  private static final RankedModel WEAK = new RankedModel("weak", 0.5, 10);
  private static final RankedModel NEW = new RankedModel("new", 0, 0);
  private static final Ranking RANKING = new Ranking(List.of(),
      List.of(STRONG, MIDDLE, WEAK, NEW));
  private static final PlanShape THREE = new PlanShape(3, 1, Optional.empty());
  private static final PlanShape DOUBTING = new PlanShape(1, 1,
      Optional.of(new Then.Stronger(0.7)));
  private static final Planner MEASURED = new Planner(Optional.of(learned(true)));
  private static final Planner COUNTING = new Planner(Optional.of(learned(false)));
  private static final Planner UNMEASURED = new Planner(Optional.empty());

  private static LearnedPlans learned(boolean priced) {
    return new LearnedPlans(
        List.of(measured(PlanShape.ONE, 0, 2), measured(THREE, 0.5, 2),
            measured(DOUBTING, 0.4, 3)),
        priced ? 0.02 : 5, priced, List.of(new DialPosition(0, 0, 0.5, 0.01, 0.002, 1),
            new DialPosition(10, 1, 0.9, 0.01, 0.006, 3)));
  }

  private static MeasuredShape measured(PlanShape shape, double gain, int features) {
    List<Double> even = Collections.nCopies(features, 1.0 / features);
    return new MeasuredShape(shape, new Logistic(gain, even),
        shape.then().map(then -> new Logistic(0, Collections.nCopies(features, 0.0))),
        0.01, 500);
  }

  private static Candidate priced(RankedModel model, double dollars) {
    return candidate(model, new CallCost(OptionalDouble.of(dollars),
        OptionalDouble.of(2 * dollars)));
  }

  private static Candidate candidate(RankedModel model, CallCost cost) {
    return new Candidate(model.model(), new Capabilities(Set.of(), OptionalLong.empty()), true,
        cost);
  }

  private static List<Candidate> prices(double strong, double middle, double weak) {
    return List.of(priced(STRONG, strong), priced(MIDDLE, middle), priced(WEAK, weak));
  }

  private static Intent dial(double quality) {
    return new Intent.ByDial(new Quality(quality), false);
  }

  private static Forecast planned(Planner planner, List<Candidate> candidates, Intent intent,
      Caps caps) {
    return planned(planner, new PlanRequest(RANKING, candidates, Needs.PLAIN, intent, caps));
  }

  private static Forecast planned(Planner planner, PlanRequest request) {
    return ((Planning.Planned) planner.plan(request)).forecast();
  }

  private static List<String> models(Planner planner, List<Candidate> candidates, double quality) {
    return planned(planner, candidates, dial(quality), Caps.NONE).plan().models();
  }

  private static Caps samples(int most) {
    return new Caps(OptionalInt.of(most), OptionalDouble.empty(), Optional.empty());
  }

  private static Caps cost(double most) {
    return new Caps(OptionalInt.empty(), OptionalDouble.of(most), Optional.empty());
  }

  @Test
  void theCheapestPositionIsOneSampleOfTheCheapestModel() {
    assertThat(models(MEASURED, prices(0.01, 0.003, 0.001), 0)).containsExactly("weak");
  }

  @Test
  void ofEqualCostTheBetterModelIsAsked() {
    assertThat(models(MEASURED, prices(0.01, 0.001, 0.001), 0)).containsExactly("middle");
    assertThat(models(MEASURED, prices(0, 0, 0), 0)).containsExactly("strong");
  }

  @Test
  void aModelOfUnknownCostCountsAsTheDearestThatIsKnown() {
    List<Candidate> candidates = List.of(candidate(STRONG, CallCost.UNKNOWN),
        priced(MIDDLE, 0.003), priced(WEAK, 0.001));

    assertThat(models(MEASURED, candidates, 0)).containsExactly("weak");
    Forecast best = planned(MEASURED, candidates, new Intent.ByCount(1, 1, Optional.empty()),
        Caps.NONE);
    assertThat(best.plan().models()).containsExactly("strong");
    assertThat(best.cost()).isEmpty();
  }

  @Test
  void whereNoCostIsKnownFewCallsAreCheap() {
    List<Candidate> unknown = List.of(candidate(STRONG, CallCost.UNKNOWN),
        candidate(MIDDLE, CallCost.UNKNOWN), candidate(WEAK, CallCost.UNKNOWN));

    assertThat(models(MEASURED, unknown, 0)).containsExactly("strong");
    assertThat(models(COUNTING, unknown, 0)).containsExactly("strong");
    assertThat(planned(MEASURED, unknown, dial(10), Caps.NONE).plan().models())
        .containsExactly("strong");
  }

  @Test
  void costsThatWereMeasuredInCallsAreCountedInCalls() {
    assertThat(models(COUNTING, prices(0.01, 0.003, 0.001), 0)).containsExactly("strong");
  }

  @Test
  void aModelWithoutScoresIsAskedOnlyWhereNoOtherWillDo() {
    List<Candidate> cheapIsNew = List.of(priced(STRONG, 0.01), priced(NEW, 0.00001));

    assertThat(models(MEASURED, cheapIsNew, 0)).containsExactly("strong");
    assertThat(models(UNMEASURED, cheapIsNew, 0)).containsExactly("strong");
    Forecast capped = planned(MEASURED, cheapIsNew, dial(5), cost(0.001));
    assertThat(capped.plan().models()).containsExactly("new");
    assertThat(capped.accuracy()).isEmpty();
  }

  @Test
  void aModelThatIsNotRankedCountsAsOneWithoutScores() {
    Ranking nobody = new Ranking(List.of(), List.of());

    Forecast forecast = planned(MEASURED,
        new PlanRequest(nobody, prices(0.01, 0.003, 0.001), Needs.PLAIN, dial(0), Caps.NONE));

    assertThat(forecast.plan().models()).containsExactly("middle");
    assertThat(forecast.accuracy()).isEmpty();
  }

  @Test
  void whereDoubtIsConfiguredNoPlanHasASecondStep() {
    List<Candidate> two = List.of(priced(STRONG, 0.004), priced(WEAK, 0.0001));

    assertThat(planned(MEASURED, two, dial(3), Caps.NONE).plan().second()).isPresent();
    assertThat(planned(MEASURED, two, new Intent.ByDial(new Quality(3), false, false), Caps.NONE)
        .plan()
        .second()).isEmpty();
  }

  @Test
  void aPlanAsksForAsManySamplesAsTheClientWantsAnswers() {
    PlanRequest three = new PlanRequest(RANKING, prices(0.01, 0.003, 0.001), Needs.PLAIN, dial(0),
        Caps.NONE, 3);
    PlanRequest seven = new PlanRequest(RANKING, prices(0.01, 0.003, 0.001), Needs.PLAIN, dial(0),
        Caps.NONE, 7);
    PlanRequest tooMany = new PlanRequest(RANKING, prices(0.01, 0.003, 0.001), Needs.PLAIN,
        new Intent.ByCount(5, 2, Optional.empty()), samples(2), 3);

    assertThat(planned(MEASURED, three).plan().samples()).isEqualTo(3);
    assertThat(planned(MEASURED, seven).plan().samples()).isEqualTo(7);
    assertThat(MEASURED.plan(tooMany)).isEqualTo(new Planning.CapsTooTight(samples(2)));
  }

  @Test
  void aPlanByCountGivesUpDearModelsBeforeSamples() {
    Intent two = new Intent.ByCount(2, 2, Optional.empty());

    assertThat(planned(UNMEASURED, prices(0.01, 0.003, 0.001), two, cost(0.027)).plan().models())
        .containsExactly("strong", "middle");
    assertThat(planned(UNMEASURED, prices(0.01, 0.003, 0.001), two, cost(0.025)).plan().models())
        .containsExactly("middle", "weak");
    assertThat(planned(UNMEASURED, prices(0.01, 0.003, 0.001), two, cost(0.006)).plan().models())
        .containsExactly("middle");
  }

  @Test
  void underACapOfCostsAModelWithoutAPriceIsNotAsked() {
    List<Candidate> unpriced = List.of(candidate(STRONG, CallCost.UNKNOWN), priced(WEAK, 0.001));

    assertThat(planned(MEASURED, unpriced, dial(10), cost(1)).plan().models())
        .containsExactly("weak");
    assertThat(MEASURED.plan(new PlanRequest(RANKING,
        List.of(candidate(STRONG, CallCost.UNKNOWN)), Needs.PLAIN, dial(10), cost(1))))
        .isEqualTo(new Planning.CapsTooTight(cost(1)));
  }

  @Test
  void qualityChoosesTheModelsOfAPlanByCount() {
    List<Candidate> candidates = prices(0.01, 0.003, 0.001);

    assertThat(planned(UNMEASURED, candidates,
        new Intent.ByCount(1, 1, Optional.of(new Quality(0))), Caps.NONE).plan().models())
        .containsExactly("weak");
    assertThat(planned(UNMEASURED, candidates,
        new Intent.ByCount(2, 2, Optional.of(Quality.BEST)), Caps.NONE).plan().models())
        .containsExactly("strong", "middle");
  }

  @Test
  void whatAPlanByCountBringsIsForeseenIfSuchPlansWereMeasured() {
    List<Candidate> candidates = prices(0.01, 0.003, 0.001);
    Intent three = new Intent.ByCount(3, 3, Optional.empty());
    Intent one = new Intent.ByCount(1, 1, Optional.empty());

    assertThat(planned(MEASURED, candidates, three, Caps.NONE).accuracy()).isPresent();
    assertThat(planned(UNMEASURED, candidates, three, Caps.NONE).accuracy()).isEmpty();
    assertThat(planned(UNMEASURED, candidates, one, Caps.NONE).accuracy()).hasValue(0.9);
  }

  @Test
  void whatNobodyServesIsNamed() {
    Candidate sees = new Candidate("sees", new Capabilities(Set.of(Need.IMAGES),
        OptionalLong.empty()), true, CallCost.UNKNOWN);
    Candidate hears = new Candidate("hears", new Capabilities(Set.of(Need.AUDIO),
        OptionalLong.empty()), true, CallCost.UNKNOWN);

    assertThat(lacking(List.of(sees, hears), Need.IMAGES, Need.TOOLS)).containsOnly(Need.TOOLS);
    assertThat(lacking(List.of(sees, hears), Need.IMAGES, Need.AUDIO))
        .containsOnly(Need.IMAGES, Need.AUDIO);
  }

  private static Set<Need> lacking(List<Candidate> candidates, Need... needs) {
    return ((Planning.NobodyServes) MEASURED.plan(new PlanRequest(RANKING, candidates,
        new Needs(Set.of(needs), 0), dial(5), Caps.NONE))).needs();
  }

  @Test
  void aContextThatIsTooShortIsSaidWithTheLongestThereIs() {
    Candidate shortSighted = new Candidate("strong", new Capabilities(Set.of(),
        OptionalLong.of(100)), true, CallCost.UNKNOWN);

    assertThat(MEASURED.plan(new PlanRequest(RANKING, List.of(shortSighted),
        new Needs(Set.of(), 101), dial(5), Caps.NONE)))
        .isEqualTo(new Planning.ContextTooShort(101, 100));
  }
}
