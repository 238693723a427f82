package avengers.gateway.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.plan.CallCost;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.Planner;
import avengers.clustering.plan.Quality;
import avengers.clustering.plan.Second;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.Decided;
import avengers.clustering.stopping.Slot;
import avengers.clustering.stopping.UntilConfident;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.DialConfig;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.OverrideConfig;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.fixture.Chat;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnsemblePlannerTest {
  private static final Planner PLANNER = new Planner(Optional.empty());
  private static final Ranking RANKING = new Ranking(List.of(),
      List.of(new RankedModel("a", 0.9, 20), new RankedModel("b", 0.8, 20),
          new RankedModel("c", 0.7, 20)));
  private static final Planner CASCADE = new Planner(
      Optional.of(LearnedFixture.plans(LearnedFixture.STRONGER)));
  private static final Planner GROWING = new Planner(
      Optional.of(LearnedFixture.plans(LearnedFixture.MORE)));

  private static ChatRequest request(String fields) {
    return ChatRequest.parse(Chat.with("e", fields).getBytes(UTF_8));
  }

  private static EnsembleConfig dialled(double quality, Caps caps, Optional<DoubtConfig> doubt) {
    return new EnsembleConfig("e", 5, 2, 0.7, new VotingConfig(VotingConfig.USUAL.weighting(),
        VotingConfig.USUAL.freeText(), new AskAll(), doubt), new OverrideConfig(true, 64), false,
        new DialConfig(Optional.of(new Quality(quality)), false, caps, Set.of(), false,
            Optional.empty()));
  }

  private static EnsembleConfig counted(Caps caps) {
    return new EnsembleConfig("e", 5, 2, 0.7).withDial(
        new DialConfig(Optional.empty(), true, caps, Set.of(), false, Optional.empty()));
  }

  private static Caps samples(int most) {
    return new Caps(OptionalInt.of(most), OptionalDouble.empty(), Optional.empty());
  }

  private static Caps cost(double most) {
    return new Caps(OptionalInt.empty(), OptionalDouble.of(most), Optional.empty());
  }

  private static PlannedSamples plan(Planner planner, EnsembleConfig ensemble, String fields,
      CallCost cost) {
    return Planned.of(planner, ensemble, request(fields), RANKING, model -> cost);
  }

  /** The better a model is, the more it costs. */
  private static PlannedSamples plan(Planner planner, EnsembleConfig ensemble, String fields) {
    return Planned.of(planner, ensemble, request(fields), RANKING,
        model -> new CallCost(OptionalDouble.of(LearnedFixture.COSTS.getOrDefault(model, 1.0)),
            OptionalDouble.empty()));
  }

  private static RequestVoting voting(Planner planner, EnsembleConfig ensemble, String fields) {
    ChatRequest request = request(fields);
    return RequestVoting.of(ensemble.voting(), plan(planner, ensemble, fields),
        request.prompt(), (int) request.n(), Optional.empty());
  }

  @Test
  void theChoicesOfOneCallDoNotVote() {
    PlanShape voted = new PlanShape(1, 3, Optional.empty());
    EnsemblePlanner planner = new EnsemblePlanner(
        new Planner(Optional.of(LearnedFixture.plans(voted))));
    Candidate a = new Candidate("a", BackendConfig.USUAL, true, new CallCost(
        OptionalDouble.of(0.01), OptionalDouble.of(0.02)));

    Forecast one = planner.one(RANKING, a, 1, Caps.NONE).orElseThrow();
    Forecast three = planner.one(RANKING, a, 3, Caps.NONE).orElseThrow();

    assertThat(three.accuracy()).isEqualTo(one.accuracy()).isPresent();
    assertThat(three.plan().most()).isEqualTo(3);
    assertThat(three.most().getAsDouble()).isCloseTo(0.06, within(1e-12));
    assertThat(planner.one(RANKING, a, 3, new Caps(OptionalInt.of(2), OptionalDouble.empty(),
        Optional.empty()))).isEmpty();
  }

  @Test
  void aCountedEnsembleIsPlannedAsItCounts() {
    assertThat(plan(CASCADE, counted(Caps.NONE), "\"x\": 1", CallCost.UNKNOWN).whole())
        .isEqualTo(Plan.spread(RANKING, 5, 2));
  }

  @Test
  void whereNothingWasMeasuredMoreQualityIsMoreSamples() {
    assertThat(plan(PLANNER, dialled(0, Caps.NONE, Optional.empty()), "\"x\": 1",
        CallCost.UNKNOWN).whole().most()).isEqualTo(1);
    assertThat(plan(PLANNER, dialled(10, Caps.NONE, Optional.empty()), "\"x\": 1",
        CallCost.UNKNOWN).whole().most()).isEqualTo(5);
  }

  @Test
  void aSecondStepOfMoreModelsIsAReserveOfTheVote() {
    RequestVoting voting = voting(GROWING, dialled(10, Caps.NONE, Optional.empty()), "\"x\": 1");

    assertThat(voting.slots()).extracting(Slot::model).containsExactly("a", "b", "c");
    assertThat(voting.samples()).isEqualTo(2);
    assertThat(voting.rule()).isEqualTo(new UntilConfident(new Decided(new AskAll()), 1, 0.8,
        new Decided(new AskAll())));
  }

  @Test
  void aStrongerModelDoesNotVote() {
    RequestVoting voting = voting(CASCADE, dialled(10, Caps.NONE, Optional.empty()), "\"x\": 1");

    assertThat(voting.slots()).hasSize(1);
    assertThat(voting.second().orElseThrow()).isInstanceOf(Second.Stronger.class);
  }

  @Test
  void aConfiguredDoubtGoesBeforeSecondSteps() {
    DoubtConfig doubt = new DoubtConfig(0.5, new Consequence.Refuse());

    RequestVoting voting = voting(CASCADE, dialled(10, Caps.NONE, Optional.of(doubt)), "\"x\": 1");

    assertThat(voting.second()).isEmpty();
    assertThat(voting.election().test()).isPresent();
  }

  @Test
  void samplesForAConfiguredDoubtKeepTheCaps() {
    DoubtConfig doubt = new DoubtConfig(0.5, new Consequence.SampleMore(9));
    Optional<DoubtConfig> more = Optional.of(doubt);

    RequestVoting free = voting(PLANNER, dialled(10, Caps.NONE, more), "\"x\": 1");
    RequestVoting capped = voting(PLANNER, dialled(10, samples(7), more), "\"x\": 1");

    assertThat(free.slots()).hasSize(9);
    assertThat(capped.slots()).hasSize(7);
    assertThat(capped.samples()).isEqualTo(5);
  }

  @Test
  void atTemperatureZeroNoModelIsAskedTwice() {
    assertThat(voting(PLANNER, counted(Caps.NONE), "\"temperature\": 0, \"n\": 3").slots())
        .extracting(Slot::model)
        .containsExactly("a", "b");
    assertThat(voting(PLANNER, dialled(10, Caps.NONE, Optional.empty()), "\"temperature\": 0")
        .slots()).extracting(Slot::model).doesNotHaveDuplicates();
  }

  @Test
  void severalChoicesAreOfAsManySamples() {
    RequestVoting voting = voting(CASCADE, dialled(0, Caps.NONE, Optional.empty()), "\"n\": 4");

    assertThat(voting.slots()).hasSize(4);
    assertThat(voting.rule()).isEqualTo(new AskAll());
  }

  @Test
  void aPlanKeepsTheCaps() {
    CallCost cent = new CallCost(OptionalDouble.of(0.001), OptionalDouble.of(0.01));

    assertThat(plan(PLANNER, counted(samples(3)), "\"x\": 1", cent).whole().most()).isEqualTo(3);
    assertThat(plan(PLANNER, counted(cost(0.021)), "\"x\": 1", cent).whole().most()).isEqualTo(2);
    assertThat(plan(PLANNER, counted(cost(0.021)), "\"x\": 1", cent).forecast().most())
        .hasValue(0.02);
  }

  @Test
  void capsThatNoPlanKeepsAreTold() {
    CallCost cent = new CallCost(OptionalDouble.of(0.001), OptionalDouble.of(0.01));

    assertThatThrownBy(() -> plan(PLANNER, counted(cost(0.005)), "\"x\": 1", cent))
        .hasMessage("No plan keeps the caps: max_cost 0.005 is less than an answer of the"
            + " cheapest model may cost, which is up to 0.01.");
    assertThatThrownBy(() -> plan(PLANNER, counted(cost(1)), "\"x\": 1", CallCost.UNKNOWN))
        .isInstanceOfSatisfying(ApiException.class,
            refused -> assertThat(refused.error().code()).contains("caps_too_tight"))
        .hasMessage("No plan keeps the caps: max_cost 1 can only be kept by models whose price is"
            + " known, and there is none.");
  }

  @Test
  void aPlanIsToldInAFewWords() {
    assertThat(PlanWords.of(Plan.spread(RANKING, 3, 3))).isEqualTo("3x1 of a,b,c");
    assertThat(PlanWords.of(Plan.spread(RANKING, 5, 2))).isEqualTo("5 of a,b");
    assertThat(
        PlanWords.of(plan(CASCADE, dialled(10, Caps.NONE, Optional.empty()), "\"x\": 1").whole()))
        .isEqualTo("1x1 of b; then stronger a below 0.80");
    assertThat(
        PlanWords.of(plan(GROWING, dialled(10, Caps.NONE, Optional.empty()), "\"x\": 1").whole()))
        .isEqualTo("2x1 of a,b; then more c below 0.80");
  }
}
