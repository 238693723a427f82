package avengers.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleSeedTest {
  private static final int PLACES = 64;

  private static List<Integer> of(long clients) {
    return IntStream.range(0, PLACES).mapToObj(place -> SampleSeed.of(clients, place)).toList();
  }

  @Test
  void aRequestsSeedsDifferAndAreNeverNegative() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    LongStream
        .concat(LongStream.of(Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE),
            random.longs(5_000))
        .forEach(seed -> assertThat(new HashSet<>(of(seed))).hasSize(PLACES)
            .allMatch(each -> each >= 0));
  }

  @Test
  void theLargestSeedIsFollowedByTheSmallest() {
    long clients = LongStream.range(0, 500_000_000)
        .filter(seed -> SampleSeed.of(seed, 0) > Integer.MAX_VALUE - 32)
        .findFirst()
        .orElseThrow();

    assertThat(of(clients)).contains(Integer.MAX_VALUE, 0);
  }

  @Test
  void theSeedsOfNeighboursAreApart() {
    Set<Integer> seen = new HashSet<>();
    for (int clients = -500; clients < 500; clients++) {
      assertThat(seen.addAll(of(clients))).isTrue();
    }

    assertThat(seen).hasSize(1_000 * PLACES);
  }

  @Test
  void theSameRequestHasTheSameSeeds() {
    assertThat(List.of(SampleSeed.of(7, 0), SampleSeed.of(7, 1), SampleSeed.of(-7, 0)))
        .containsExactly(1_496_452_567, 1_496_452_568, 1_132_603_760);
  }
}
