package avengers.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.HealthConfig;
import avengers.gateway.replica.ReplicaHealth.Sign;
import avengers.gateway.replica.ReplicaHealth.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplicaHealthTest {
  private static final HealthConfig CONFIG = new HealthConfig(3, Duration.ofSeconds(1),
      Duration.ofSeconds(4), Duration.ofSeconds(10), Duration.ofSeconds(30), Optional.empty());

  private final AtomicLong now = new AtomicLong(123);
  private final List<String> told = new ArrayList<>();
  private final ReplicaHealth health = new ReplicaHealth(new ReplicaName("m", 0), CONFIG,
      now::get, new ReplicaHealth.Watcher() {
        @Override
        public void takenOut(Duration pause) {
          told.add("out for " + pause.toMillis());
        }

        @Override
        public void isBack() {
          told.add("back");
        }

        @Override
        public void rests(Duration time) {
          told.add("rests " + time.toMillis());
        }
      });

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void call(Sign sign) {
    health.ended(health.turn(), sign);
  }

  private void calls(int times, Sign sign) {
    for (int i = 0; i < times; i++) {
      call(sign);
    }
  }

  private void probe(Sign sign) {
    health.ended(health.takeProbe().orElseThrow(), sign);
  }

  @Test
  void failuresInARowTakeItOut() {
    calls(20, Sign.GOOD);
    calls(2, Sign.BAD);
    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);

    call(Sign.BAD);

    assertThat(health.state()).isEqualTo(ReplicaState.OUT);
    assertThat(told).containsExactly("out for 1000");
  }

  @Test
  void failuresAmongTheLastTwiceAsManyCallsTakeItOut() {
    for (int i = 0; i < 2; i++) {
      call(Sign.BAD);
      call(Sign.GOOD);
    }
    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);

    call(Sign.BAD);

    assertThat(health.state()).isEqualTo(ReplicaState.OUT);
  }

  @Test
  void nowAndThenAFailureIsNothing() {
    for (int i = 0; i < 300; i++) {
      call(i % 3 == 0 ? Sign.BAD : Sign.GOOD);
      call(Sign.NONE);
    }

    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);
  }

  @Test
  void whatCannotBeReachedIsOutAtOnce() {
    calls(20, Sign.GOOD);
    call(Sign.GONE);

    assertThat(health.state()).isEqualTo(ReplicaState.OUT);
  }

  @Test
  void callsThatTellNothingChangeNothing() {
    calls(100, Sign.NONE);

    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);
    assertThat(health.takeProbe()).isEmpty();
  }

  @Test
  void oneProbeAtATimeGoesThereBehindThePause() {
    call(Sign.GONE);
    pass(Duration.ofMillis(999));
    assertThat(health.takeProbe()).isEmpty();
    assertThat(health.isWorthAsking()).isFalse();

    pass(Duration.ofMillis(2));
    assertThat(health.isWorthAsking()).isTrue();
    assertThat(health.takeProbe()).isPresent();
    assertThat(health.state()).isEqualTo(ReplicaState.PROBING);
    assertThat(health.takeProbe()).isEmpty();
    assertThat(health.isWorthAsking()).isFalse();
  }

  @Test
  void aProbeThatSucceedsBringsItBack() {
    call(Sign.GONE);
    pass(Duration.ofSeconds(2));

    probe(Sign.GOOD);

    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);
    assertThat(told).containsExactly("out for 1000", "back");
  }

  @Test
  void thePauseGrowsWhileProbesFailUpToALimit() {
    call(Sign.GONE);
    for (int i = 0; i < 6; i++) {
      pass(Duration.ofSeconds(5));
      probe(Sign.BAD);
    }
    pass(Duration.ofSeconds(5));
    probe(Sign.GOOD);
    call(Sign.GONE);

    assertThat(told).containsExactly("out for 1000", "out for 1500", "out for 2250", "out for 3375",
        "out for 4000", "out for 4000", "out for 4000", "back", "out for 1000");
  }

  @Test
  void aProbeThatIsNotNeededToTheEndLeavesItsRightToTheNext() {
    call(Sign.GONE);
    pass(Duration.ofSeconds(2));

    probe(Sign.NONE);

    assertThat(health.takeProbe()).isPresent();
  }

  @Test
  void aProbeThatHangsDoesNotKeepOthersOut() {
    call(Sign.GONE);
    pass(Duration.ofSeconds(2));
    Turn hanging = health.takeProbe().orElseThrow();
    pass(Duration.ofSeconds(5));

    probe(Sign.GOOD);
    health.ended(hanging, Sign.NONE);

    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);
  }

  @Test
  void aCallThatIsMadeAsThereIsNoOtherBringsItBackToo() {
    call(Sign.GONE);
    call(Sign.GOOD);

    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);
  }

  @Test
  void callsThatBeganBeforeItWasOutTellNothing() {
    Turn early = health.turn();
    Turn another = health.turn();
    call(Sign.GONE);
    health.ended(early, Sign.GOOD);
    assertThat(health.state()).isEqualTo(ReplicaState.OUT);

    pass(Duration.ofSeconds(2));
    probe(Sign.GOOD);
    health.ended(another, Sign.GONE);

    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);
  }

  @Test
  void whatIsThereIsProbedAtOnce() {
    call(Sign.GONE);
    health.isThere();
    assertThat(health.isWorthAsking()).isTrue();

    probe(Sign.GOOD);

    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);
  }

  @Test
  void whoAsksForRestHasItUpToALimit() {
    health.rest(Duration.ofSeconds(2));
    assertThat(health.state()).isEqualTo(ReplicaState.COOLING);
    pass(Duration.ofSeconds(2));
    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);

    health.rest(Duration.ofHours(5));
    pass(Duration.ofMillis(29_999));
    assertThat(health.state()).isEqualTo(ReplicaState.COOLING);
    pass(Duration.ofMillis(1));
    assertThat(health.state()).isEqualTo(ReplicaState.AVAILABLE);
    assertThat(told).containsExactly("rests 2000", "rests 30000");
  }

  @Test
  void aShorterRestDoesNotEndALongerOne() {
    health.rest(Duration.ofSeconds(20));
    health.rest(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(19));

    assertThat(health.state()).isEqualTo(ReplicaState.COOLING);
  }

  @Test
  void itsShareGrowsAfterItIsBack() {
    assertThat(health.share()).isEqualTo(1);
    call(Sign.GONE);
    pass(Duration.ofSeconds(2));
    probe(Sign.GOOD);

    double before = 0;
    for (int second = 0; second < 10; second++) {
      assertThat(health.share()).isEqualTo(Math.max(0.1, second / 10.0));
      assertThat(health.share()).isGreaterThanOrEqualTo(before);
      before = health.share();
      pass(Duration.ofSeconds(1));
    }
    assertThat(health.share()).isEqualTo(1);
  }

  @Test
  void itsShareGrowsAfterItsRest() {
    health.rest(Duration.ofSeconds(5));
    pass(Duration.ofSeconds(6));
    assertThat(health.share()).isEqualTo(0.1);

    pass(Duration.ofSeconds(9));
    assertThat(health.share()).isEqualTo(1);
  }

  @Test
  void aProbeThatIsToldToComeBackLaterIsTheLastOneUntilThen() {
    call(Sign.GONE);
    pass(Duration.ofSeconds(2));
    Turn probe = health.takeProbe().orElseThrow();
    health.rest(Duration.ofSeconds(20));
    health.ended(probe, Sign.NONE);

    assertThat(health.takeProbe()).isEmpty();
    assertThat(health.isWorthAsking()).isFalse();
    pass(Duration.ofSeconds(20));

    assertThat(health.isWorthAsking()).isTrue();
    assertThat(health.takeProbe()).isPresent();
  }

  @Test
  void whoAsksForRestAndIsOutIsNotProbedBeforeItHadItsRest() {
    health.rest(Duration.ofSeconds(20));
    calls(3, Sign.BAD);
    pass(Duration.ofSeconds(5));

    assertThat(health.state()).isEqualTo(ReplicaState.OUT);
    assertThat(health.isWorthAsking()).isFalse();
    assertThat(health.takeProbe()).isEmpty();
    pass(Duration.ofSeconds(15));

    assertThat(health.isWorthAsking()).isTrue();
    assertThat(health.takeProbe()).isPresent();
  }
}
