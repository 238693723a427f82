package avengers.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.BudgetConfig;
import avengers.gateway.ledger.Dollars;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurseTest {
  private final TurnedClock clock = new TurnedClock("2026-11-30T12:00:00Z");

  private static BudgetConfig budget(double day, double month) {
    return new BudgetConfig(OptionalDouble.of(day), OptionalDouble.of(month));
  }

  private Purse purse(double day, double month) {
    return new Purse(budget(day, month), clock);
  }

  private static void spend(Purse purse, double dollars) {
    purse.hold(OptionalDouble.of(dollars)).orElseThrow().spend(Dollars.roundedUp(dollars));
  }

  private static Spent dollars(double day, double month) {
    return new Spent(Dollars.roundedUp(day), Dollars.roundedUp(month));
  }

  @Test
  void aCallMustFitAtItsWorstBesideWhatIsSetAside() {
    Purse purse = purse(1, 100);
    Purse.Hold first = purse.hold(OptionalDouble.of(0.6)).orElseThrow();

    assertThat(purse.hold(OptionalDouble.of(0.5))).isEmpty();
    assertThat(purse.left()).hasValue(0.4);
    assertThat(purse.isSpent()).isFalse();
    first.spend(Dollars.roundedUp(0.1));
    assertThat(purse.left()).hasValue(0.9);
    assertThat(purse.hold(OptionalDouble.of(0.9))).isPresent();
  }

  @Test
  void theTighterOfBothLimitsHolds() {
    Purse purse = purse(5, 0.5);
    assertThat(purse.left()).hasValue(0.5);
    spend(purse, 0.5);

    assertThat(purse.isSpent()).isTrue();
    assertThat(purse.leftOfDay()).isEqualTo(0.9);
    assertThat(purse.leftOfMonth()).isZero();
    assertThat(purse.untilReset()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void whatHasNoWorstCaseFitsNoLimit() {
    assertThat(purse(1, 1).hold(OptionalDouble.empty())).isEmpty();
    assertThat(new Purse(BudgetConfig.NONE, clock).hold(OptionalDouble.empty())).isPresent();
  }

  @Test
  void withoutALimitSpendingIsStillCounted() {
    Purse purse = new Purse(BudgetConfig.NONE, clock);
    spend(purse, 3);

    assertThat(purse.left()).isEmpty();
    assertThat(purse.spent()).isEqualTo(dollars(3, 3));
    assertThat(purse.leftOfDay()).isNaN();
  }

  @Test
  void aDayEndsAtMidnightOfUtcAndAMonthWithItsLastDay() {
    clock.set("2026-11-29T23:59:59.999Z");
    Purse purse = purse(1, 1.5);
    spend(purse, 1);
    assertThat(purse.left()).hasValue(0);
    assertThat(purse.untilReset()).isEqualTo(Duration.ofMillis(1));

    clock.set("2026-11-30T00:00:00Z");
    assertThat(purse.left()).hasValue(0.5);
    assertThat(purse.spent()).isEqualTo(dollars(0, 1));
    spend(purse, 0.5);
    assertThat(purse.untilReset()).isEqualTo(Duration.ofHours(24));

    clock.set("2026-12-01T00:00:00Z");
    assertThat(purse.left()).hasValue(1);
    assertThat(purse.spent()).isEqualTo(Spent.NOTHING);
  }

  @Test
  void whatIsSetAsideAtMidnightIsSpentOfTheDayOnWhichItEnds() {
    clock.set("2026-11-30T23:59:59Z");
    Purse purse = purse(1, 1);
    Purse.Hold late = purse.hold(OptionalDouble.of(1)).orElseThrow();

    clock.set("2026-12-01T00:00:01Z");
    assertThat(purse.left()).hasValue(0);
    assertThat(late.spend(Dollars.roundedUp(0.25))).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(purse.spent()).isEqualTo(dollars(0.25, 0.25));
  }

  @Test
  void aClockThatIsSetBackGivesNothingBack() {
    clock.set("2026-12-01T00:00:01Z");
    Purse purse = purse(1, 1);
    spend(purse, 1);

    clock.set("2026-11-30T23:59:59Z");
    assertThat(purse.left()).hasValue(0);
  }

  @Test
  void whatIsStoredCountsWithWhatIsNotStoredYet() {
    Purse purse = purse(1, 10);
    spend(purse, 0.25);
    LocalDate today = purse.day();
    spend(purse, 0.125);

    purse.stored(today, dollars(0.25, 0.25), dollars(0.5, 4));

    assertThat(purse.spent()).isEqualTo(dollars(0.625, 4.125));
  }

  @Test
  void whatIsStoredOfADayThatIsOverCountsForItsMonthAlone() {
    clock.set("2026-11-29T23:59:59Z");
    Purse purse = purse(1, 10);
    spend(purse, 0.25);
    LocalDate yesterday = purse.day();
    clock.set("2026-11-30T00:00:01Z");
    spend(purse, 0.125);

    purse.stored(yesterday, dollars(0.25, 0.25), dollars(0.5, 4));

    assertThat(purse.spent()).isEqualTo(dollars(0.125, 4.125));
  }

  @Test
  void aTighterBudgetHoldsAtOnce() {
    Purse purse = purse(1, 10);
    spend(purse, 0.5);

    purse.limit(budget(0.25, 10));

    assertThat(purse.hold(OptionalDouble.of(1e-12))).isEmpty();
    assertThat(purse.left()).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theBudgetHoldsInWhateverOrderCallsBeginAndEnd(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Purse purse = purse(1, 3);
    List<Purse.Hold> open = new ArrayList<>();
    List<Double> worst = new ArrayList<>();
    double ofMonth = 0;
    double ofDay = 0;
    LocalDate today = purse.day();
    for (int i = 0; i < 5_000; i++) {
      if (random.nextInt(100) == 0) {
        clock.turn(Duration.ofHours(random.nextInt(30)));
      }
      if (random.nextBoolean()) {
        double most = random.nextDouble() / 10;
        purse.hold(OptionalDouble.of(most)).ifPresent(hold -> {
          open.add(hold);
          worst.add(most);
        });
      } else if (!open.isEmpty()) {
        int which = random.nextInt(open.size());
        double cost = random.nextInt(3) == 0 ? 0 : random.nextDouble() * worst.get(which);
        LocalDate day = open.get(which).spend(Dollars.roundedDown(cost));
        ofMonth = day.getMonth() == today.getMonth() ? ofMonth + cost : cost;
        ofDay = day.equals(today) ? ofDay + cost : cost;
        today = day;
        open.remove(which);
        worst.remove(which);
      }
      assertThat(ofDay).isLessThanOrEqualTo(1 + 1e-9);
      assertThat(ofMonth).isLessThanOrEqualTo(3 + 1e-9);
    }
  }

  @Test
  void theBudgetHoldsWithSeveralThreads() throws InterruptedException {
    Purse purse = purse(1, 1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(Thread.ofPlatform().start(() -> {
        for (int call = 0; call < 1_000; call++) {
          Optional<Purse.Hold> hold = purse.hold(OptionalDouble.of(0.0005));
          hold.ifPresent(held -> held.spend(Dollars.roundedUp(0.0005)));
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(purse.spent().day()).isEqualTo(Dollars.roundedUp(1));
    assertThat(purse.left()).hasValue(0);
  }
}
