package avengers.embeddings;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that embed, with a bounded queue before them. */
final class EmbeddingThreads implements AutoCloseable {
  private static final long LONGEST_EMBEDDING_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  EmbeddingThreads(String name, int threads, int queue) {
    this.threads = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(queue), Thread.ofPlatform().name(name, 0).daemon().factory());
  }

  /**
   * Has this done by the next thread that is free.
   *
   * @throws TooManyTextsException if the queue is full
   */
  void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw new TooManyTextsException();
    }
  }

  int waiting() {
    return threads.getQueue().size();
  }

  /** Takes nothing more, drops what waits, and lets what runs end. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(LONGEST_EMBEDDING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
