package avengers.gateway.overload;

import avengers.gateway.config.ConcurrencyConfig;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.AverageSampleWindowFactory;
import java.util.concurrent.TimeUnit;

/** How many calls may run at the same time. */
sealed interface Limit {
  /** The limit now. */
  int now();

  /**
   * Learns from a call that has ended.
   *
   * @param began by {@link System#nanoTime}
   * @param nanoseconds that it took
   * @param running how many ran when it began
   */
  void learn(long began, long nanoseconds, int running);

  static Limit of(ConcurrencyConfig config) {
    return switch (config) {
      case ConcurrencyConfig.Fixed(int most) -> new Fixed(most);
      case ConcurrencyConfig.Adaptive(int least, int most) -> new Adaptive(least, most);
    };
  }

  /** Always the same. */
  record Fixed(int now) implements Limit {
    @Override
    public void learn(long began, long nanoseconds, int running) {}
  }

  /**
   * Netflix' gradient limit: it falls with the ratio of the usual time of a call to that of the
   * last ones, and grows while they are alike and it is made use of. Answers differ in length, so
   * that the mean of a second counts, of at least ten calls, and twice the usual is still usual.
   */
  final class Adaptive implements Limit {
    private static final int FIRST = 20;
    private static final double TOLERANCE = 2;

    private final WindowedLimit gradient;

    Adaptive(int least, int most) {
      this.gradient = WindowedLimit.newBuilder()
          .minWindowTime(1, TimeUnit.SECONDS)
          .maxWindowTime(1, TimeUnit.SECONDS)
          .sampleWindowFactory(AverageSampleWindowFactory.create())
          .build(Gradient2Limit.newBuilder()
              .initialLimit(Math.clamp(FIRST, least, most))
              .minLimit(least)
              .maxConcurrency(most)
              .rttTolerance(TOLERANCE)
              .build());
    }

    @Override
    public int now() {
      return gradient.getLimit();
    }

    @Override
    public void learn(long began, long nanoseconds, int running) {
      gradient.onSample(began, Math.max(1, nanoseconds), running, false);
    }
  }
}
