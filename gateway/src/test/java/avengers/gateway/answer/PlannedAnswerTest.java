package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Quality;
import avengers.clustering.vote.Verdict;
import avengers.gateway.answer.EnsembleAnswer.Result;
import avengers.gateway.config.DialConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.fixture.Chat;
import avengers.gateway.upstream.Replies;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Answers as the plan of a router says that has measured plans. */
class PlannedAnswerTest {
  private static final String QUESTION = Chat.choice("e");

  @AutoClose
  private final ThreeModels cascade = new ThreeModels(
      LearnedFixture.router(LearnedFixture.plans(LearnedFixture.STRONGER)));

  @AutoClose
  private final ThreeModels growing = new ThreeModels(
      LearnedFixture.router(LearnedFixture.plans(LearnedFixture.MORE)));

  private static EnsembleConfig dialled(double quality, Caps caps) {
    return new EnsembleConfig("e", 5, 2, 0.7).withDial(new DialConfig(
        Optional.of(new Quality(quality)), false, caps, Set.of(), false, Optional.empty()));
  }

  private static EnsembleConfig best() {
    return dialled(10, Caps.NONE);
  }

  private static String text(EnsembleAnswer answer) {
    return answer.result() instanceof Result.Given(var body)
        ? body.at("/choices/0/message/content").asString("")
        : "";
  }

  private static int received(ThreeModels models, String... names) {
    return List.of(names).stream().mapToInt(name -> models.upstream(name).received().size()).sum();
  }

  @Test
  void moreQualityNeverPlansALowerExpectedAccuracy() {
    List<EnsemblePlan> plans = IntStream.rangeClosed(0, 10)
        .mapToObj(quality -> growing.plan(dialled(quality, Caps.NONE), QUESTION))
        .toList();

    assertThat(plans).extracting(plan -> plan.forecast().accuracy().orElseThrow()).isSorted();
    assertThat(plans.getFirst().words()).isEqualTo("1x1 of c");
    assertThat(plans.getLast().words()).isEqualTo("2x1 of a,b; then more c below 0.80");
  }

  @Test
  void aStrongerModelAnswersWhereTheFirstIsNotSure() {
    cascade.upstream("b").always(Replies.text("Answer: A"));
    cascade.upstream("a").always(Replies.text("Answer: B"));

    EnsembleAnswer answer = cascade.answer(best(), QUESTION);

    assertThat(text(answer)).isEqualTo("Answer: B");
    assertThat(answer.escalation()).isPresent();
    assertThat(answer.verdict()).isInstanceOf(Verdict.Uncertain.class);
    assertThat(answer.doubt()).isEqualTo("confidence 0.500 below 0.80");
  }

  @Test
  void whereTheStrongerModelFailsTheUncertainAnswerStands() {
    cascade.upstream("b").always(Replies.text("Answer: A"));
    cascade.upstream("a").always(Replies.error(500, "down"));

    EnsembleAnswer answer = cascade.answer(best(), QUESTION);

    assertThat(text(answer)).isEqualTo("Answer: A");
    assertThat(answer.escalation().orElseThrow().label()).isEqualTo("a;failed");
  }

  @Test
  void moreModelsVoteWhereTheFirstAreNotSure() {
    growing.upstream("a").always(Replies.text("Answer: A"));
    growing.upstream("b").always(Replies.text("Answer: B"));
    growing.upstream("c").always(Replies.text("Answer: B"));

    EnsembleAnswer answer = growing.answer(best(), QUESTION);

    assertThat(text(answer)).isEqualTo("Answer: B");
    assertThat(answer.votes()).isEqualTo("2/3");
    assertThat(answer.doubt()).matches("confidence 0\\.\\d{3} below 0\\.80");
  }

  @Test
  void whatCannotChangeTheAnswerIsNotAskedFor() {
    growing.upstream("a").always(Replies.text("Answer: A"));
    growing.upstream("b").always(Replies.text("Answer: A"));

    EnsembleAnswer answer = growing.answer(best(), QUESTION);

    assertThat(answer.votes()).isEqualTo("2/2");
    assertThat(answer.stoppedBy()).isEqualTo(StopReason.ALL);
    assertThat(received(growing, "c")).isZero();
  }

  @Test
  void aSecondStepThatACapDoesNotAllowIsNotPlanned() {
    Caps one = new Caps(OptionalInt.of(1), OptionalDouble.empty(), Optional.empty());

    assertThat(cascade.plan(dialled(10, one), QUESTION).words()).isEqualTo("1x1 of a");
  }

  @Test
  void underACapOfCostCompletionsAreBoundedAndThePlanKeepsIt() {
    Caps cap = new Caps(OptionalInt.empty(), OptionalDouble.of(1), Optional.empty());

    EnsemblePlan plan = cascade.plan(dialled(10, cap), QUESTION);
    EnsemblePlan free = cascade.plan(best(), QUESTION);

    assertThat(plan.forecast().most().orElseThrow()).isLessThanOrEqualTo(1);
    assertThat(plan.requestTo("c").mostCompletionTokens()).hasValue(512);
    assertThat(free.requestTo("c").mostCompletionTokens()).isEmpty();
    assertThat(free.forecast().cost()).isPresent();
  }

  @Test
  void whatALowerCapAllowsNeverCostsMore() {
    double before = Double.POSITIVE_INFINITY;
    for (double most : List.of(100.0, 20.0, 5.0, 2.5, 1.2)) {
      Caps cap = new Caps(OptionalInt.empty(), OptionalDouble.of(most), Optional.empty());

      double cost = growing.plan(dialled(10, cap), QUESTION).forecast().most().orElseThrow();

      assertThat(cost).isLessThanOrEqualTo(Math.min(most, before));
      before = cost;
    }
  }
}
