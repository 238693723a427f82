package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubstitutesTest {
  private static final List<Slot> ABLE = List.of(new Slot("a", 0.9), new Slot("b", 0.8),
      new Slot("c", 0.7));

  private final Substitutes substitutes = new Substitutes(ABLE, true);

  private static Optional<String> model(Optional<Slot> slot) {
    return slot.map(Slot::model);
  }

  @Test
  void theBestThatWasNotAskedGoesFirst() {
    assertThat(model(substitutes.next(Set.of("a"), Set.of("a"), model -> true))).contains("b");
    assertThat(model(substitutes.next(Set.of("a", "b"), Set.of("a"), model -> true)))
        .contains("c");
  }

  @Test
  void whereAllWereAskedTheBestThatDidNotFailIsAskedOnceMore() {
    assertThat(model(substitutes.next(Set.of("a", "b", "c"), Set.of("a"), model -> true)))
        .contains("b");
  }

  @Test
  void whoWouldSayTheSameIsNotAskedTwice() {
    Substitutes once = new Substitutes(ABLE, false);

    assertThat(once.next(Set.of("a", "b", "c"), Set.of("a"), model -> true)).isEmpty();
    assertThat(model(once.next(Set.of("a", "b"), Set.of("a"), model -> true))).contains("c");
  }

  @Test
  void whoFailedOrIsNotHealthyIsNotAsked() {
    assertThat(substitutes.next(Set.of("a"), Set.of("a", "b", "c"), model -> true)).isEmpty();
    assertThat(model(substitutes.next(Set.of("a"), Set.of("a"), model -> !model.equals("b"))))
        .contains("c");
  }
}
