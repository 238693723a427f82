package avengers.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoosingTest {
  private final RandomGenerator random = new SplittableRandom(7);

  private static ReplicaName name(int place) {
    return new ReplicaName("m", place);
  }

  private static Standing idle(int place, double share) {
    return new Standing(name(place), share, 0, false, false);
  }

  private static Standing busy(int place, int outstanding) {
    return new Standing(name(place), 1, outstanding, false, false);
  }

  private static Standing out(int place) {
    return new Standing(name(place), 1, 0, true, false);
  }

  private int choose(List<Standing> replicas, Tried tried) {
    return Choosing.choose(replicas, tried, random).name().place();
  }

  private int[] counts(List<Standing> replicas, int draws) {
    int[] counts = new int[replicas.size()];
    for (int i = 0; i < draws; i++) {
      counts[choose(replicas, Tried.NONE)]++;
    }
    return counts;
  }

  @Test
  void ofTwoReplicasTheOneWithLessToDoIsChosen() {
    assertThat(counts(List.of(busy(0, 3), busy(1, 2)), 100)).containsExactly(0, 100);
  }

  @Test
  void theMostLoadedOfManyIsNeverChosenAndTheLeastLoadedMostOften() {
    int[] counts = counts(List.of(busy(0, 9), busy(1, 1), busy(2, 5)), 3_000);

    assertThat(counts[0]).isZero();
    assertThat(counts[1]).isGreaterThan(counts[2]);
  }

  @Test
  void idleReplicasAreChosenByTheirShares() {
    int[] counts = counts(List.of(idle(0, 1), idle(1, 3)), 10_000);

    assertThat(counts[1] / (double) counts[0]).isBetween(2.7, 3.3);
  }

  @Test
  void underLoadEachHasCallsInProportionToItsShare() {
    int[] outstanding = new int[3];
    double[] shares = {1, 2, 5};
    for (int i = 0; i < 800; i++) {
      List<Standing> replicas = IntStream.range(0, 3)
          .mapToObj(at -> new Standing(name(at), shares[at], outstanding[at], false, false))
          .toList();
      outstanding[choose(replicas, Tried.NONE)]++;
    }

    assertThat(outstanding[0]).isBetween(80, 120);
    assertThat(outstanding[1]).isBetween(180, 220);
    assertThat(outstanding[2]).isBetween(470, 530);
  }

  @Test
  void whatIsOutTriedOrFullIsLeftOut() {
    List<Standing> replicas = List.of(out(0), idle(1, 1), idle(2, 1),
        new Standing(name(3), 1, 0, false, true));

    for (int i = 0; i < 100; i++) {
      assertThat(choose(replicas, Tried.NONE.and(name(1)))).isEqualTo(2);
    }
  }

  @Test
  void whereAllWereTriedOneIsAskedAgainThatIsNotOut() {
    Tried all = Tried.NONE.and(name(0)).and(name(1)).and(name(2));

    for (int i = 0; i < 100; i++) {
      assertThat(choose(List.of(idle(0, 1), out(1), idle(2, 1)), all)).isNotEqualTo(1);
    }
    assertThat(Choosing.hasOther(List.of(idle(0, 1), out(1), idle(2, 1)), all)).isFalse();
    assertThat(Choosing.hasOther(List.of(idle(0, 1), out(1), idle(2, 1)),
        Tried.NONE.and(name(0)))).isTrue();
    assertThat(Choosing.hasOther(List.of(idle(0, 1), out(1)), Tried.NONE.and(name(0)))).isFalse();
  }

  @Test
  void ifMoreThanHalfWereOutAllAreAsked() {
    assertThat(Choosing.panics(List.of(out(0), idle(1, 1)))).isFalse();
    assertThat(Choosing.panics(List.of(out(0)))).isTrue();

    assertThat(Arrays.stream(counts(List.of(out(0), out(1), idle(2, 1)), 3_000)))
        .allSatisfy(count -> assertThat(count).isGreaterThan(800));
  }

  @Test
  void oneOfTheReplicasIsChosenWhateverTheyAreLike() {
    for (int i = 0; i < 10_000; i++) {
      List<Standing> replicas = new ArrayList<>();
      int size = random.nextInt(1, 6);
      for (int at = 0; at < size; at++) {
        replicas.add(new Standing(name(at), random.nextDouble(1e-3, 1e3), random.nextInt(100),
            random.nextBoolean(), random.nextBoolean()));
      }
      Tried tried = Tried.NONE;
      for (int at = 0; at < size; at++) {
        tried = random.nextBoolean() ? tried.and(name(at)) : tried;
      }
      Standing chosen = Choosing.choose(replicas, tried, random);

      assertThat(replicas).contains(chosen);
      boolean anyIn = replicas.stream().anyMatch(replica -> !replica.out());
      assertThat(chosen.out() && anyIn && !Choosing.panics(replicas)).isFalse();
      assertThat(tried.has(chosen.name()) && Choosing.hasOther(replicas, tried)).isFalse();
    }
  }

  @Test
  void theSameSeedChoosesTheSame() {
    List<Standing> replicas = List.of(idle(0, 1), idle(1, 1), idle(2, 1));
    RandomGenerator one = new SplittableRandom(3);
    RandomGenerator other = new SplittableRandom(3);

    for (int i = 0; i < 100; i++) {
      assertThat(Choosing.choose(replicas, Tried.NONE, one))
          .isEqualTo(Choosing.choose(replicas, Tried.NONE, other));
    }
  }
}
