package avengers.clustering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every plan, whatever is asked, of whomever, and whatever was measured. */
class PlannerLawsTest {
  private static final int ROUNDS = 1_000;

  /** Draws planners and requests, of which at least a quarter can be planned. */
  private static void forAll(BiConsumer<Planner, PlanRequest> law) {
    int planned = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomRequests drawn = drawn(seed);
      Planner planner = drawn.planner();
      PlanRequest request = drawn.request(drawn.intent());
      planned += forecast(planner, request).isPresent() ? 1 : 0;
      law.accept(planner, request);
    }
    assertThat(planned).isGreaterThan(ROUNDS / 4);
  }

  private static RandomRequests drawn(long seed) {
    return new RandomRequests(Vectors.seeded(seed));
  }

  private static Optional<Forecast> forecast(Planner planner, PlanRequest request) {
    return planner.plan(request) instanceof Planning.Planned(Forecast forecast)
        ? Optional.of(forecast)
        : Optional.empty();
  }

  private static PlanRequest with(PlanRequest request, Caps caps) {
    return new PlanRequest(request.ranking(), request.candidates(), request.needs(),
        request.intent(), caps, request.choices());
  }

  /** All models that a plan may ask, once for each sample. */
  private static List<String> calls(Plan plan) {
    return Stream.concat(
        plan.shares()
            .stream()
            .flatMap(share -> Collections.nCopies(share.samples(), share.model().model()).stream()),
        plan.second().stream().flatMap(second -> second.models().stream()).map(RankedModel::model))
        .toList();
  }

  private static Candidate candidate(PlanRequest request, String model) {
    return request.candidates()
        .stream()
        .filter(candidate -> candidate.model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noPlanBreaksACapEvenAtItsWorst() {
    forAll((planner, request) -> forecast(planner, request).ifPresent(forecast -> {
      List<String> calls = calls(forecast.plan());
      request.caps().samples().ifPresent(most -> assertThat(calls).hasSizeLessThanOrEqualTo(most));
      request.caps()
          .cost()
          .ifPresent(most -> assertThat(calls.stream()
              .mapToDouble(model -> candidate(request, model).cost().most().orElseThrow())
              .sum()).isLessThanOrEqualTo(most + 1e-12));
    }));
  }

  @Test
  void everyPlanAsksSomeoneAndNoFewerThanTheAnswersWanted() {
    forAll((planner, request) -> forecast(planner, request).ifPresent(forecast -> {
      assertThat(forecast.plan().shares()).isNotEmpty();
      assertThat(forecast.plan().samples()).isGreaterThanOrEqualTo(request.choices());
    }));
  }

  @Test
  void onlyModelsThatServeTheRequestAreAskedAndSickOnesOnlyWhereAllAre() {
    forAll((planner, request) -> forecast(planner, request).ifPresent(forecast -> {
      List<Candidate> able = request.candidates()
          .stream()
          .filter(model -> model.capabilities().serves().containsAll(request.needs().kinds()))
          .filter(model -> request.needs().fit(model.capabilities()))
          .toList();
      boolean anyHealthy = able.stream().anyMatch(Candidate::healthy);
      assertThat(calls(forecast.plan())).allSatisfy(model -> {
        assertThat(able).contains(candidate(request, model));
        assertThat(candidate(request, model).healthy() || !anyHealthy).isTrue();
      });
    }));
  }

  @Test
  void whatNobodyServesIsNotPlannedAndNamed() {
    forAll((planner, request) -> {
      boolean anyServes = request.candidates()
          .stream()
          .anyMatch(model -> request.needs().lackingIn(model.capabilities()).isEmpty());
      if (planner.plan(request) instanceof Planning.NobodyServes(var needs)) {
        assertThat(anyServes).isFalse();
        assertThat(needs).isNotEmpty().isSubsetOf(request.needs().kinds());
      } else {
        assertThat(anyServes).isTrue();
      }
    });
  }

  @Test
  void capsAreTooTightOnlyWhereTheyAre() {
    forAll((planner, request) -> {
      if (planner.plan(request) instanceof Planning.CapsTooTight) {
        assertThat(planner.plan(with(request, Caps.NONE))).isInstanceOf(Planning.Planned.class);
        boolean oneSampleFits = request.choices() == 1
            && forecast(planner, request.with(new Intent.ByCount(1, 1, Optional.empty())))
                .isPresent();
        assertThat(oneSampleFits).isFalse();
      }
    });
  }

  @Test
  void moreQualityNeverPlansALowerExpectedAccuracy() {
    int compared = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomRequests drawn = drawn(seed);
      Planner planner = drawn.planner();
      Intent.ByDial dial = drawn.dial(0);
      PlanRequest request = drawn.request(dial);
      List<Double> accuracies = turned(planner, request, dial).stream()
          .flatMapToDouble(forecast -> forecast.accuracy().stream())
          .boxed()
          .toList();
      assertThat(accuracies).isSorted();
      compared += accuracies.isEmpty() || accuracies.getFirst().equals(accuracies.getLast())
          ? 0
          : 1;
    }
    assertThat(compared).isGreaterThan(ROUNDS / 20);
  }

  @Test
  void moreQualityNeverPlansFewerSamplesWhereNothingWasMeasured() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomRequests drawn = drawn(seed);
      Intent.ByDial dial = drawn.dial(0);
      PlanRequest request = drawn.request(dial);

      assertThat(turned(new Planner(Optional.empty()), request, dial))
          .extracting(forecast -> forecast.plan().samples())
          .isSorted();
    }
  }

  /** The plans of one request from the dial's lowest position to its highest. */
  private static List<Forecast> turned(Planner planner, PlanRequest request, Intent.ByDial dial) {
    return IntStream.rangeClosed(0, 20)
        .mapToObj(step -> new Intent.ByDial(new Quality(step / 2.0), dial.distinct(),
            dial.doubts()))
        .flatMap(turned -> forecast(planner, request.with(turned)).stream())
        .toList();
  }

  @Test
  void aLowerCapNeverMakesAPlanThatCanCostMore() {
    int compared = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomRequests drawn = drawn(seed);
      Planner planner = drawn.planner();
      PlanRequest request = drawn.request(drawn.intent());
      double cap = drawn.dollars();
      List<Double> most = Stream.of(0.2, 0.4, 0.6, 0.8, 1.0, 2.0, 5.0)
          .map(part -> with(request,
              new Caps(request.caps().samples(), OptionalDouble.of(part * cap), Optional.empty())))
          .flatMap(capped -> forecast(planner, capped).stream())
          .map(forecast -> forecast.most().orElseThrow())
          .toList();
      assertThat(most).isSorted();
      compared += most.size() > 1 ? 1 : 0;
    }
    assertThat(compared).isGreaterThan(ROUNDS / 4);
  }

  @Test
  void aLowerCapOfSamplesNeverMakesAPlanOfMore() {
    forAll((planner, request) -> assertThat(IntStream.rangeClosed(1, 9)
        .mapToObj(most -> with(request,
            new Caps(OptionalInt.of(most), request.caps().cost(), Optional.empty())))
        .flatMap(capped -> forecast(planner, capped).stream())
        .map(forecast -> forecast.plan().most())
        .toList()).isSorted());
  }

  @Test
  void theOrderOfTheCandidatesDecidesNothing() {
    forAll((planner, request) -> {
      List<Candidate> shuffled = new ArrayList<>(request.candidates());
      Collections.shuffle(shuffled, new Random(1));
      assertThat(planner.plan(new PlanRequest(request.ranking(), shuffled, request.needs(),
          request.intent(), request.caps(), request.choices()))).isEqualTo(planner.plan(request));
    });
  }

  @Test
  void modelsWithoutScoresAreAskedByTheDialOnlyWhereNoOtherWillDo() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomRequests drawn = drawn(seed);
      Planner planner = drawn.planner();
      PlanRequest request = drawn.request(drawn.dial(drawn.random().nextInt(11)));
      List<Candidate> scored = request.candidates()
          .stream()
          .filter(candidate -> request.ranking()
              .models()
              .stream()
              .anyMatch(model -> model.model().equals(candidate.model())
                  && model.support() + model.score() > 0))
          .toList();
      Optional<Forecast> all = forecast(planner, request);
      boolean askedUnscored = all.stream()
          .flatMap(forecast -> calls(forecast.plan()).stream())
          .anyMatch(model -> !scored.contains(candidate(request, model)));
      if (askedUnscored) {
        boolean anyHealthy = all.stream()
            .flatMap(forecast -> calls(forecast.plan()).stream())
            .anyMatch(model -> candidate(request, model).healthy());
        List<Candidate> left = scored.stream()
            .filter(candidate -> candidate.healthy() || !anyHealthy)
            .toList();
        assertThat(planner.plan(new PlanRequest(request.ranking(), left, request.needs(),
            request.intent(), request.caps(), request.choices())))
            .isNotInstanceOf(Planning.Planned.class);
      }
    }
  }

  @Test
  void whatIsForeseenIsANumber() {
    forAll((planner, request) -> forecast(planner, request).ifPresent(forecast -> {
      forecast.accuracy().ifPresent(accuracy -> assertThat(accuracy).isBetween(0.0, 1.0));
      assertThat(forecast.calls())
          .isBetween((double) forecast.plan().samples(), (double) forecast.plan().most());
      Stream.of(forecast.cost(), forecast.most())
          .flatMapToDouble(OptionalDouble::stream)
          .forEach(cost -> assertThat(cost).isFinite().isNotNegative());
      boolean allKnown = calls(forecast.plan()).stream()
          .allMatch(model -> candidate(request, model).cost().expected().isPresent());
      assertThat(forecast.cost().isPresent()).isEqualTo(allKnown);
    }));
  }

  @Test
  void aPlanByCountIsTheRankingsOwn() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomRequests drawn = drawn(seed);
      List<Candidate> all = drawn.candidates()
          .stream()
          .map(model -> new Candidate(model.model(), model.capabilities(), true, model.cost()))
          .toList();
      Ranking ranking = new Ranking(List.of(), drawn.ranking(all)
          .models()
          .stream()
          .filter(model -> !Objects.equals(model.model(), "stranger"))
          .toList());
      List<Candidate> ranked = all.stream()
          .filter(candidate -> ranking.models()
              .stream()
              .anyMatch(model -> model.model().equals(candidate.model())))
          .toList();
      if (!ranked.isEmpty()) {
        Intent.ByCount count = drawn.count(Optional.empty());
        assertThat(forecast(drawn.planner(),
            new PlanRequest(ranking, ranked, Needs.PLAIN, count, Caps.NONE)).orElseThrow().plan())
            .isEqualTo(Plan.spread(ranking, count.samples(), count.models()));
      }
    }
  }
}
