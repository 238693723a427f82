package avengers.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Quality;
import avengers.gateway.config.ClientLimits;
import avengers.gateway.config.DialConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.security.Client;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheKeyTest {
  private static final EnsembleConfig ENSEMBLE = new EnsembleConfig("e", 5, 2, 0.7);

  private static DialConfig dial(Set<String> only, boolean explain, Optional<Boolean> cache) {
    return new DialConfig(Optional.empty(), true, Caps.NONE, only, explain, cache);
  }

  @Test
  void noAnswerCrossesKeys() {
    Client other = new Client("other", Client.ANYBODY.name(), ClientLimits.NONE);

    assertThat(CacheKey.of(Client.ANYBODY, ENSEMBLE, "q"))
        .isNotEqualTo(CacheKey.of(other, ENSEMBLE, "q"));
    assertThat(CacheKey.of(Client.ANYBODY, "m", DialConfig.USUAL, "q"))
        .isNotEqualTo(CacheKey.of(other, "m", DialConfig.USUAL, "q"));
  }

  @Test
  void howTheReplyIsToldDoesNotCount() {
    CacheKey plain = CacheKey.of(Client.ANYBODY, ENSEMBLE, "q");

    assertThat(CacheKey.of(Client.ANYBODY,
        ENSEMBLE.withDial(dial(Set.of(), true, Optional.of(true))), "q")).isEqualTo(plain);
    assertThat(CacheKey.of(Client.ANYBODY, ENSEMBLE.withSpeculative(true), "q"))
        .isEqualTo(plain);
  }

  @Test
  void everySettingCounts() {
    DialConfig usual = DialConfig.USUAL;
    List<EnsembleConfig> different = List.of(ENSEMBLE, new EnsembleConfig("e", 6, 2, 0.7),
        new EnsembleConfig("e", 5, 1, 0.7), new EnsembleConfig("e", 5, 2, 0.0),
        new EnsembleConfig("f", 5, 2, 0.7),
        ENSEMBLE.withDial(dial(Set.of("a"), false, Optional.empty())),
        ENSEMBLE.withDial(dial(Set.of("a", "b"), false, Optional.empty())),
        ENSEMBLE.withDial(new DialConfig(Optional.of(Quality.BEST), true, Caps.NONE, Set.of(),
            false, usual.cache())),
        ENSEMBLE.withDial(new DialConfig(Optional.of(Quality.BEST), false, Caps.NONE, Set.of(),
            false, usual.cache())));

    assertThat(new HashSet<>(
        different.stream().map(one -> CacheKey.of(Client.ANYBODY, one, "q")).toList()))
        .hasSameSizeAs(different);
  }

  @Test
  void theModelAndTheQuestionCount() {
    CacheKey key = CacheKey.of(Client.ANYBODY, "m", DialConfig.USUAL, "q");

    assertThat(CacheKey.of(Client.ANYBODY, "n", DialConfig.USUAL, "q")).isNotEqualTo(key);
    assertThat(CacheKey.of(Client.ANYBODY, "m", DialConfig.USUAL, "r")).isNotEqualTo(key);
  }
}
