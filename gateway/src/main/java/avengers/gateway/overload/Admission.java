package avengers.gateway.overload;

import avengers.gateway.config.LoadConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Lets calls to one model in, as many as its limit allows at the same time. Others wait, and
 * clients take turns; who would wait too long is told at once. Safe for use by all event loops.
 */
public final class Admission {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  /** Each call changes the usual time of a call by this part of the difference. */
  private static final double NEWS = 0.1;

  private final Limit limit;
  private final IntSupplier capacity;
  private final LongSupplier nanoTime;
  private final FairQueue<Waiting> queue;
  private int running;
  private double usualNanoseconds;

  /** Whoever wants to make a call; is told once. */
  public interface Caller {
    /** The call may be made; the permit is to be given back when it has ended. */
    void enters(Permit permit);

    /** Too many wait. */
    void refused(Duration comeBack);
  }

  /** A caller in the queue. */
  private record Waiting(String client, Caller caller) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * Nobody has been let in yet.
   *
   * @param capacity how many calls there are connections for now
   */
  public Admission(LoadConfig config, IntSupplier capacity, LongSupplier nanoTime) {
    this.limit = Limit.of(config.concurrency());
    this.capacity = capacity;
    this.nanoTime = nanoTime;
    this.queue = new FairQueue<>(config.queue());
  }

  /** How many calls run. */
  public synchronized int running() {
    return running;
  }

  /** How many callers wait. */
  public synchronized int waiting() {
    return queue.size();
  }

  /** How many calls may run now. */
  public int limit() {
    return Math.min(limit.now(), Math.max(1, capacity.getAsInt()));
  }

  /**
   * Asks to be let in. The caller may be told before this returns, or later on any thread.
   *
   * @param longest that it can wait
   * @return to be run when it does not want to wait any more; tells whether it was still waiting
   */
  public Leaving enter(String client, Duration longest, Caller caller) {
    Waiting waiting = new Waiting(client, caller);
    List<Runnable> told = new ArrayList<>();
    synchronized (this) {
      if (queue.size() == 0 && running < limit()) {
        told.add(letIn(caller));
      } else if (expectedWait(client).compareTo(longest) > 0) {
        told.add(refuse(caller));
      } else {
        queue.add(client, waiting).map(Waiting::caller).map(this::refuse).ifPresent(told::add);
        letNextIn(told);
      }
    }
    told.forEach(Runnable::run);
    return () -> leave(waiting);
  }

  /** Leaves the queue. */
  @FunctionalInterface
  public interface Leaving {
    /** Tells whether the caller was still waiting; it is then told nothing any more. */
    boolean leave();
  }

  private synchronized boolean leave(Waiting waiting) {
    return queue.remove(waiting.client(), waiting);
  }

  /** When somebody might be let in who leaves now and comes back. */
  public synchronized Duration comeBack() {
    Duration wait = wait(queue.size());
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private Duration expectedWait(String client) {
    return wait(queue.ahead(client));
  }

  /** How long it takes until so many others were let in. */
  private Duration wait(int others) {
    return Duration.ofNanos((long) (usualNanoseconds * others / limit()));
  }

  private Runnable refuse(Caller caller) {
    Duration comeBack = comeBack();
    return () -> caller.refused(comeBack);
  }

  private Runnable letIn(Caller caller) {
    running++;
    Permit permit = new Permit(nanoTime.getAsLong(), running);
    return () -> caller.enters(permit);
  }

  private void letNextIn(List<Runnable> told) {
    while (running < limit()) {
      Optional<Waiting> next = queue.poll();
      if (next.isEmpty()) {
        return;
      }
      told.add(letIn(next.get().caller()));
    }
  }

  /** The right to make one call. */
  public final class Permit {
    private final long began;
    private final int runningThen;
    private boolean given;

    private Permit(long began, int runningThen) {
      this.began = began;
      this.runningThen = runningThen;
    }

    /**
     * Gives it back: the call has ended. Only the first time counts.
     *
     * @param whole whether its time is that of a whole answer
     */
    public void giveBack(boolean whole) {
      List<Runnable> told = new ArrayList<>();
      synchronized (Admission.this) {
        if (given) {
          return;
        }
        given = true;
        running--;
        if (whole) {
          learn(nanoTime.getAsLong() - began);
        }
        letNextIn(told);
      }
      told.forEach(Runnable::run);
    }

    private void learn(long nanoseconds) {
      limit.learn(began, nanoseconds, runningThen);
      usualNanoseconds += (usualNanoseconds == 0 ? 1 : NEWS) * (nanoseconds - usualNanoseconds);
    }
  }
}
