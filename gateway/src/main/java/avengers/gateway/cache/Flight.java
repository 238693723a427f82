package avengers.gateway.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One asking that all identical requests wait for that come meanwhile. Who leaves lets the others
 * wait on; when the last has left it is given up. Safe for use by several threads.
 */
public final class Flight {
  /** Those who come when so many wait begin another one. */
  static final int MOST_WAITING = 1_000;

  private final CompletableFuture<SharedAnswer> landing = new CompletableFuture<>();
  private final Consumer<Flight> ended;
  private Runnable abort = () -> {};
  private int waiting = 1;
  private boolean closed;

  /**
   * A flight that one request waits for, which began it.
   *
   * @param ended is told when nobody can join any more
   */
  Flight(Consumer<Flight> ended) {
    this.ended = ended;
  }

  /** How it is given up; on any thread. Told by who began it, before that can leave. */
  public synchronized void onGivenUp(Runnable how) {
    abort = how;
  }

  /** One more waits; tells whether it still can. */
  synchronized boolean enter() {
    if (closed || waiting == MOST_WAITING) {
      return false;
    }
    waiting++;
    return true;
  }

  /** One waits no longer. That changes nothing when it has ended. */
  public void leave() {
    if (isGivenUp()) {
      ended.accept(this);
      abort.run();
    }
  }

  private synchronized boolean isGivenUp() {
    if (closed) {
      return false;
    }
    waiting--;
    closed = waiting == 0;
    return closed;
  }

  /** Gives all who wait what was answered. */
  public void land(SharedAnswer answer) {
    close();
    landing.complete(answer);
  }

  /** Tells all who wait that there is no answer. */
  public void fail(Throwable why) {
    close();
    landing.completeExceptionally(why);
  }

  private void close() {
    synchronized (this) {
      closed = true;
    }
    ended.accept(this);
  }

  /** What was answered, or why nothing was; never if it was given up. */
  public CompletionStage<SharedAnswer> landing() {
    return landing;
  }
}
