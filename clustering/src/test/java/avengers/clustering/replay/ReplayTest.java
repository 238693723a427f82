package avengers.clustering.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final ReplayOptions OPTIONS = new ReplayOptions(1, 4, false, 0.85, 3);
  private static final String QUERY = "Which?\n(A) red\n(B) green\n(C) blue";

  @Test
  void samplesOfOneModelVoteInSeveralOrders() {
    ModelReplay replay = only(OPTIONS, Pool.ALL, query("A", "m", "A", "A", "A", "A", "B", "C"),
        query("B", "m", "A", "A", "A", "A", "A", "B"));

    assertThat(replay.model()).isEqualTo("m");
    assertThat(replay.queries()).isEqualTo(2);
    assertThat(replay.orders()).isEqualTo(4);
    assertThat(replay.samples()).isEqualTo(6);
    assertThat(replay.single()).isCloseTo(5 / 12.0, within(1e-12));
    assertThat(replay.plain().vote()).isEqualTo(0.5);
    assertThat(replay.plain().byNumber()).extracting(PolicyReplay.OfNumber::samples)
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(replay.plain().byNumber().getLast().vote()).isEqualTo(0.5);
    assertThat(replay.agreement()).isCloseTo(0.75, within(1e-12));
    assertThat(replay.weighted()).isEmpty();
  }

  @Test
  void everyRuleIsMeasured() {
    ModelReplay replay = only(OPTIONS, Pool.ALL,
        query("A", "m", Collections.nCopies(10, "A").toArray(String[]::new)));

    assertThat(replay.plain().of(Rule.NONE)).isEqualTo(new RuleReplay(1, 10, 10, 1));
    assertThat(replay.plain().of(Rule.DECIDED)).isEqualTo(new RuleReplay(1, 6, 10, 1));
    assertThat(replay.plain().of(Rule.ADAPTIVE)).isEqualTo(new RuleReplay(1, 2, 2, 1));
    assertThat(replay.plain().of(Rule.WINDOW)).isEqualTo(new RuleReplay(1, 3, 3, 1));
  }

  @Test
  void ordersAreSeeded() {
    Observation[] queries = Stream.of("A", "B", "C")
        .map(right -> query(right, "m", "A", "B", "A", "C", "C", "B", "A"))
        .toArray(Observation[]::new);

    assertThat(only(OPTIONS, Pool.ALL, queries)).isEqualTo(only(OPTIONS, Pool.ALL, queries));
    assertThat(only(OPTIONS, Pool.ALL, queries).plain().byNumber())
        .isNotEqualTo(only(new ReplayOptions(2, 4, false, 0.85, 3), Pool.ALL, queries).plain()
            .byNumber());
  }

  @Test
  void modelsWithOneSampleEachVoteTogetherTheBestFirst() {
    ModelReplay replay = only(OPTIONS, Pool.ALL, outputs("A", "A", "C", "A"),
        outputs("B", "C", "C", "B"), outputs("C", "A", "C", "C"));

    assertThat(replay.model()).isEqualTo("all 3 models");
    assertThat(replay.orders()).isEqualTo(1);
    assertThat(replay.single()).isEqualTo(1);
    assertThat(replay.plain().byNumber()).extracting(PolicyReplay.OfNumber::vote)
        .satisfiesExactly(one -> assertThat(one).isEqualTo(1),
            two -> assertThat(two).isEqualTo(1),
            three -> assertThat(three).isCloseTo(2 / 3.0, within(1e-12)));
    assertThat(replay.weighted().map(PolicyReplay::vote)).contains(1.0);
  }

  @Test
  void modelsMayBeAskedInRandomOrders() {
    ModelReplay replay = only(new ReplayOptions(1, 50, true, 0.85, 3), Pool.ALL,
        outputs("A", "B", "C", "A"), outputs("B", "C", "A", "B"));

    assertThat(replay.orders()).isEqualTo(50);
    assertThat(replay.single()).isEqualTo(1);
    assertThat(replay.plain().byNumber().getFirst().vote()).isBetween(0.2, 0.5);
    assertThat(replay.plain().vote()).isEqualTo(1);
  }

  @Test
  void thePoolSaysWhoVotes() {
    assertThat(only(OPTIONS, new Pool(List.of("b", "c"), List.of()), outputs("A", "A", "C", "A"))
        .model()).isEqualTo("all 2 models");
    assertThatThrownBy(() -> only(OPTIONS, new Pool(List.of("d"), List.of()),
        outputs("A", "A", "C", "A"))).hasMessageContaining("there is no model \"d\"");
  }

  @Test
  void lettersWithoutTheirQueryAreReadAsChoices() {
    Observation unknown = new Observation("", "d", 0, Optional.of("C"), Map.of(), Map.of(),
        Map.of("m", List.of("The answer is (C).", "C. It shines.", "Answer: C")));

    ModelReplay replay = only(OPTIONS, Pool.ALL, unknown);

    assertThat(replay.single()).isEqualTo(1);
    assertThat(replay.agreement()).isEqualTo(1);
    assertThat(replay.kinds()).extracting(KindReplay::kind).containsExactly("choice");
  }

  @Test
  void confidenceIsLearnedOnTheOtherHalf() {
    List<Observation> queries = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      queries.add(query(i % 4 < 2 ? "A" : "B", "m", "A", "A", "A"));
    }

    ModelReplay replay = only(OPTIONS, Pool.ALL, queries.toArray(Observation[]::new));

    assertThat(replay.calibration()).hasValueSatisfying(calibration -> {
      assertThat(calibration.before()).isCloseTo(0.5, within(1e-9));
      assertThat(calibration.after()).isLessThan(0.01);
    });
    assertThat(only(OPTIONS, Pool.ALL, query("A", "m", "A", "A")).calibration()).isEmpty();
  }

  @Test
  void progressIsTold() {
    AtomicInteger steps = new AtomicInteger();
    Replay replay = new Replay(List.of(query("A", "m", "A", "B"), outputs("A", "A", "B", "C")),
        Pool.ALL, OPTIONS, steps::incrementAndGet);

    assertThat(replay.replay()).extracting(ModelReplay::model).containsExactly("m", "all 3 models");
    assertThat(steps).hasValue(replay.steps()).hasValue(3);
  }

  private static ModelReplay only(ReplayOptions options, Pool pool, Observation... queries) {
    List<ModelReplay> replays = new Replay(List.of(queries), pool, options, () -> {}).replay();
    assertThat(replays).hasSize(1);
    return replays.getFirst();
  }

  private static Observation query(String right, String model, String... samples) {
    return observation(right, Map.of(model, List.of(samples)));
  }

  /** One output each of the models a, b and c. */
  private static Observation outputs(String right, String ofA, String ofB, String ofC) {
    return observation(right, Map.of("a", List.of(ofA), "b", List.of(ofB), "c", List.of(ofC)));
  }

  private static Observation observation(String right, Map<String, List<String>> samples) {
    return new Observation(QUERY, "d", 0, Optional.of(right), Map.of(), Map.of(), samples);
  }
}
