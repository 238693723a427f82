package avengers.gateway.fuzz;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Some thousands of odd inputs, the same in each run; {@code ./fuzz} goes on with others. */
class FuzzTest {
  @Test
  void anyBytesOnAConnectionAreAnsweredOrRefused() throws IOException {
    ByteMutator mutator = new ByteMutator(31, HttpFuzz.seeds());
    for (int i = 0; i < 2_000; i++) {
      HttpFuzz.fuzzerTestOneInput(mutator.next());
    }
  }

  @Test
  void anyBytesAsARequestsBodyAreReadOrRefused() {
    ByteMutator mutator = new ByteMutator(32, JsonFuzz.seeds());
    for (int i = 0; i < 15_000; i++) {
      JsonFuzz.fuzzerTestOneInput(mutator.next());
    }
  }

  @Test
  void anyBytesAsAStreamGiveTheSameEventsHoweverTheyAreCut() {
    ByteMutator mutator = new ByteMutator(33, EventFuzz.seeds());
    for (int i = 0; i < 15_000; i++) {
      EventFuzz.fuzzerTestOneInput(mutator.next());
    }
  }
}
