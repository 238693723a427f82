package avengers.embeddings;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A text that is about to be embedded, and all who wait for its vector. One that gives up leaves
 * the others waiting; when all have, it need not be embedded.
 */
final class SharedEmbedding {
  private final List<Waiter<?>> waiters = new ArrayList<>();
  private boolean closed;

  /** One who waits, and what it does with the vector. */
  private record Waiter<T>(CompletableFuture<T> result, Function<float[], T> use) {
    void take(float[] vector) {
      if (result.isDone()) {
        return;
      }
      try {
        result.complete(use.apply(vector));
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    }
  }

  /** One more waits; tells whether it is not too late for that. */
  synchronized <T> boolean join(CompletableFuture<T> result, Function<float[], T> use) {
    return !closed && waiters.add(new Waiter<>(result, use));
  }

  /** Whether somebody still waits; if not, nobody can join any more. */
  synchronized boolean isWanted() {
    closed = closed || waiters.stream().allMatch(waiter -> waiter.result().isDone());
    return !closed;
  }

  void succeed(float[] vector) {
    close().forEach(waiter -> waiter.take(vector));
  }

  void fail(RuntimeException why) {
    close().forEach(waiter -> waiter.result().completeExceptionally(why));
  }

  private synchronized List<Waiter<?>> close() {
    closed = true;
    return List.copyOf(waiters);
  }
}
