package avengers.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.plan.Caps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
  private final Budget budget = new Budget();

  private static Caps caps(int samples, double dollars) {
    return new Caps(OptionalInt.of(samples), OptionalDouble.of(dollars), Optional.empty());
  }

  private static Caps dollars(double most) {
    return new Caps(OptionalInt.empty(), OptionalDouble.of(most), Optional.empty());
  }

  private Optional<Budget.Reservation> reserve(int samples, double dollars) {
    return budget.reserve(samples, OptionalDouble.of(dollars));
  }

  @Test
  void nothingIsLimitedBeforeThereAreCaps() {
    assertThat(reserve(1_000, 1e6)).isPresent();
    assertThat(budget.reserve(1, OptionalDouble.empty())).isPresent();
    assertThat(budget.samplesLeft()).isEmpty();
    assertThat(budget.costLeft()).isEmpty();
  }

  @Test
  void whatWasTakenBeforeCountsToo() {
    assertThat(reserve(2, 0)).isPresent();
    budget.limit(caps(3, 1));

    assertThat(budget.samplesLeft()).hasValue(1);
    assertThat(reserve(2, 0)).isEmpty();
    assertThat(reserve(1, 0)).isPresent();
  }

  @Test
  void aCallMustFitAtItsWorst() {
    budget.limit(dollars(0.003));

    assertThat(reserve(1, 0.002)).isPresent();
    assertThat(reserve(1, 0.002)).isEmpty();
    assertThat(reserve(1, 0.001)).isPresent();
    assertThat(budget.costLeft()).hasValue(0);
  }

  @Test
  void whatACallDidNotTakeIsThereForTheNext() {
    budget.limit(caps(4, 0.003));
    Budget.Reservation call = reserve(3, 0.003).orElseThrow();
    assertThat(reserve(1, 0.001)).isEmpty();
    call.settle(1, 0.0005);

    assertThat(budget.samplesLeft()).hasValue(3);
    assertThat(reserve(3, 0.0025)).isPresent();
  }

  @Test
  void aCallIsSettledOnce() {
    budget.limit(caps(4, 1));
    Budget.Reservation call = reserve(3, 0.5).orElseThrow();
    call.keep(3);
    call.settle(0, 0);

    assertThat(budget.samplesLeft()).hasValue(1);
    assertThat(budget.costLeft()).hasValue(0.5);
  }

  @Test
  void withoutAWorstCaseNothingFitsUnderACap() {
    budget.limit(dollars(1e6));

    assertThat(budget.reserve(1, OptionalDouble.empty())).isEmpty();
  }

  @Test
  void theTightestCapHolds() {
    budget.limit(caps(5, 1));
    budget.limit(caps(9, 0.5));

    assertThat(budget.caps()).isEqualTo(caps(5, 0.5));
  }

  @Test
  void aCallForNothingIsAMistake() {
    assertThatThrownBy(() -> reserve(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A call that runs, and what it will really take. */
  private record Running(Budget.Reservation part, int samples, double worst) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theCapsHoldUnderAnyOrderOfArrivalsFailuresAndRetries(long seed) {
    Random random = new Random(seed);
    int mostSamples = 1 + random.nextInt(40);
    double most = random.nextDouble() / 100;
    budget.limit(caps(mostSamples, most));
    List<Running> running = new ArrayList<>();
    int taken = 0;
    double spent = 0;
    int refused = 0;
    for (int step = 0; step < 2_000; step++) {
      if (running.isEmpty() || random.nextBoolean()) {
        int samples = 1 + random.nextInt(4);
        double worst = random.nextDouble() / 2_000;
        Optional<Budget.Reservation> part = reserve(samples, worst);
        part.ifPresent(given -> running.add(new Running(given, samples, worst)));
        refused += part.isEmpty() ? 1 : 0;
      } else {
        Running ended = running.remove(random.nextInt(running.size()));
        if (random.nextInt(4) == 0) {
          int samples = random.nextInt(ended.samples() + 1);
          ended.part().keep(samples);
          taken += samples;
          spent += ended.worst();
        } else {
          int samples = random.nextInt(3) == 0 ? 0 : random.nextInt(ended.samples() + 1);
          double dollars = random.nextDouble() * ended.worst();
          ended.part().settle(samples, dollars);
          taken += samples;
          spent += dollars;
        }
      }
      int underWay = running.stream().mapToInt(Running::samples).sum();
      double atWorst = running.stream().mapToDouble(Running::worst).sum();
      assertThat(taken + underWay).isLessThanOrEqualTo(mostSamples);
      assertThat(spent + atWorst).isLessThanOrEqualTo(most + 1e-15);
    }
    assertThat(refused).as("the caps were reached").isPositive();
  }
}
