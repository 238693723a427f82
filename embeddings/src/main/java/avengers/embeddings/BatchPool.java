package avengers.embeddings;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Embeds lists of texts on threads of its own. The lists take turns: each has at most as many texts
 * in the queue as there are threads, however long it is, and the next one when one is done. So a
 * short list does not wait for a long one to end, and one that was let in is never refused later.
 */
public final class BatchPool implements AutoCloseable {
  private final Embedder embedder;
  private final int width;
  private final Semaphore places;
  private final EmbeddingThreads threads;

  /**
   * A pool over an embedder, which stays the caller's to close.
   *
   * @param queue how many texts may wait for a thread
   */
  public BatchPool(Embedder embedder, int threads, int queue) {
    int lists = Math.max(1, queue / threads);
    this.embedder = embedder;
    this.width = threads;
    this.places = new Semaphore(lists);
    this.threads = new EmbeddingThreads("embedding-lists-", threads, lists * threads);
  }

  /** What becomes of one text of a list. */
  @FunctionalInterface
  public interface Use<T> {
    /**
     * Uses the embedding of a text, on a thread of the pool.
     *
     * @param index the text's place in its list, from 0
     * @param vector its unit vector
     * @param tokens how many of its tokens were read
     */
    T of(int index, float[] vector, int tokens);
  }

  /** The length of every vector. */
  public int dimension() {
    return embedder.dimension();
  }

  /**
   * Embeds texts, and gives what is made of them in their order. Completes with an
   * {@link EmbeddingException} if one cannot be embedded, at once with a
   * {@link TooManyTextsException} if too many lists are under way. Of a cancelled list, no further
   * text is embedded.
   *
   * @param texts at least one
   */
  public <T> CompletableFuture<List<T>> embed(List<String> texts, Use<T> use) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one text");
    }
    if (!places.tryAcquire()) {
      return CompletableFuture.failedFuture(new TooManyTextsException());
    }
    Batch<T> batch = new Batch<>(texts, use);
    batch.start();
    return batch.whole;
  }

  @Override
  public void close() {
    threads.close();
  }

  /** One list. As a task it embeds its next text, and takes its place in the queue again. */
  private final class Batch<T> implements Runnable {
    private final List<String> texts;
    private final Use<T> use;
    private final AtomicReferenceArray<T> done;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger left;
    private final AtomicInteger queued;
    private final CompletableFuture<List<T>> whole = new CompletableFuture<>();

    Batch(List<String> texts, Use<T> use) {
      this.texts = List.copyOf(texts);
      this.use = use;
      this.done = new AtomicReferenceArray<>(texts.size());
      this.left = new AtomicInteger(texts.size());
      this.queued = new AtomicInteger(Math.min(width, texts.size()));
    }

    void start() {
      for (int i = queued.get(); i > 0; i--) {
        submit();
      }
    }

    @Override
    public void run() {
      int index = next.getAndIncrement();
      if (index < texts.size() && !whole.isDone()) {
        try {
          embed(index);
          submit();
          return;
        } catch (RuntimeException e) {
          whole.completeExceptionally(e);
        }
      }
      leave();
    }

    private void embed(int index) {
      String text = texts.get(index);
      done.set(index, use.of(index, embedder.embed(text), embedder.tokens(text)));
      if (left.decrementAndGet() == 0) {
        whole.complete(IntStream.range(0, texts.size())
            .mapToObj(i -> Objects.requireNonNull(done.get(i)))
            .toList());
      }
    }

    /** Only a pool that is being closed refuses it: there is a place for each list's tasks. */
    private void submit() {
      try {
        threads.execute(this);
      } catch (TooManyTextsException e) {
        whole.completeExceptionally(e);
        leave();
      }
    }

    /** The place is free when no task of the list is in the queue any more. */
    private void leave() {
      if (queued.decrementAndGet() == 0) {
        places.release();
      }
    }
  }
}
