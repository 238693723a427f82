package avengers.clustering.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallGateTest {
  @Test
  void theBudgetIsNeverExceededHoweverManyAskAtOnce() throws Exception {
    CallGate gate = new CallGate(10, 2);
    List<Future<Double>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        SplittableRandom random = new SplittableRandom(i);
        callers.add(threads.submit(() -> spendUntilClosed(gate, random)));
      }
    }
    double spent = 2;
    for (Future<Double> caller : callers) {
      spent += caller.get();
    }

    assertThat(spent).isLessThanOrEqualTo(10).isGreaterThan(9);
    assertThat(gate.spent()).isCloseTo(spent, within(1e-9));
  }

  private static double spendUntilClosed(CallGate gate, SplittableRandom random)
      throws InterruptedException {
    double spent = 0;
    try {
      while (true) {
        double most = 0.01 + random.nextDouble() / 2;
        double cost = most * random.nextDouble();
        gate.enter(most);
        spent += cost;
        gate.leave(most, cost);
      }
    } catch (CollectingStopped used) {
      return spent;
    }
  }

  @Test
  void aCallWaitsForWhatOthersReallyCost() throws Exception {
    CallGate gate = new CallGate(1, 0);
    gate.enter(0.9);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> second = threads.submit(() -> {
        gate.enter(0.9);
        return gate;
      });
      gate.leave(0.9, 0.05);
      second.get();
    }

    assertThat(gate.closed()).isEmpty();
  }

  @Test
  void aCallThatCannotFitClosesTheGateAndSaysHowToGoOn() {
    CallGate gate = new CallGate(1.5, 1);

    assertThatThrownBy(() -> gate.enter(0.6)).isInstanceOf(CollectingStopped.class)
        .hasMessageContainingAll("the budget of $1.5 is used up", "larger --budget");
    assertThatThrownBy(() -> gate.enter(0.1)).isInstanceOf(CollectingStopped.class);
  }

  @Test
  void withoutABudgetACallMayCostAnything() throws Exception {
    CallGate gate = CallGate.unlimited();

    gate.enter(Double.POSITIVE_INFINITY);
    gate.leave(Double.POSITIVE_INFINITY, 3);

    assertThat(gate.spent()).isEqualTo(3);
  }
}
