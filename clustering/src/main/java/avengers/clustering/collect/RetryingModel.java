package avengers.clustering.collect;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;

/**
 * A model that is asked again where that may help: after as long as the backend says, else after
 * exponentially growing times with jitter.
 */
final class RetryingModel implements ChatModel {
  private static final double GROWTH = 2;
  private static final double JITTER = 0.5;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** A backend that asks for more is not waited for. */
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private final ChatModel model;
  private final Retry retry;

  /**
   * Makes a model that retries.
   *
   * @param retries attempts after the first
   * @param first the mean wait before the first of them
   */
  RetryingModel(ChatModel model, int retries, Duration first) {
    this.model = model;
    IntervalFunction backoff = IntervalFunction.ofExponentialRandomBackoff(first, GROWTH, JITTER,
        LONGEST);
    this.retry = Retry.of(model.name(), RetryConfig.<Reply>custom()
        .maxAttempts(retries + 1)
        .retryOnException(RetryingModel::mayPass)
        .intervalBiFunction((attempt, result) -> result.getLeft() instanceof CallFailure failure
            && failure.retryAfter().isPresent()
                ? failure.retryAfter().get().toMillis()
                : backoff.apply(attempt))
        .build());
  }

  private static boolean mayPass(Throwable problem) {
    return problem instanceof CallFailure failure && failure.mayPass()
        && failure.retryAfter().filter(wait -> wait.compareTo(LONGEST_ASKED) > 0).isEmpty();
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Reply ask(ChatCall call) throws CallFailure, CollectingStopped, InterruptedException {
    try {
      return retry.executeCallable(() -> model.ask(call));
    } catch (CallFailure failure) {
      // An interrupted wait ends with the failure before it.
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting to ask again");
      }
      throw failure;
    } catch (CollectingStopped | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
