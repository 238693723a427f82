package avengers.clustering.collect;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where every attempt to ask a model passes. It keeps the budget: an attempt reserves the most that
 * it can cost, and what it did cost is settled when it ends, so that spent and reserved together
 * never exceed the budget. Once closed, it lets nobody in.
 */
public final class CallGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final double budget;
  private double spent;
  private double reserved;
  private int inside;
  private @Nullable String closedBecause;

  /**
   * Opens a gate.
   *
   * @param budget dollars, or infinity
   * @param spent dollars that earlier runs spent of them
   */
  public CallGate(double budget, double spent) {
    this.budget = budget;
    this.spent = spent;
  }

  /** A gate for calls that may cost anything. */
  public static CallGate unlimited() {
    return new CallGate(Double.POSITIVE_INFINITY, 0);
  }

  /**
   * Lets an attempt in. Where only attempts under way keep it from fitting into the budget, it
   * waits for what they really cost; where it cannot fit at all, the gate closes.
   *
   * @param most dollars that the attempt can cost; must be finite if the budget is
   * @throws CollectingStopped if the gate is closed
   */
  void enter(double most) throws CollectingStopped, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (closedBecause == null && spent + reserved + most > budget
          && spent + most <= budget) {
        left.await();
      }
      if (closedBecause == null && spent + most > budget) {
        closeLocked("the budget of $%s is used up: $%.6f are spent, and the next call could cost "
            .formatted(plain(budget), spent)
            + "$%.6f; the same command with a larger --budget goes on".formatted(most));
      }
      if (closedBecause != null) {
        throw new CollectingStopped(closedBecause);
      }
      reserved += budget == Double.POSITIVE_INFINITY ? 0 : most;
      inside++;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets an attempt out.
   *
   * @param most what it entered with
   * @param cost dollars that it took
   */
  void leave(double most, double cost) {
    lock.lock();
    try {
      inside--;
      reserved -= budget == Double.POSITIVE_INFINITY ? 0 : most;
      if (inside == 0) {
        // What rounding left over.
        reserved = 0;
      }
      spent += cost;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in from now on; only the first reason counts. */
  public void close(String reason) {
    lock.lock();
    try {
      closeLocked(reason);
    } finally {
      lock.unlock();
    }
  }

  private void closeLocked(String reason) {
    closedBecause = closedBecause == null ? reason : closedBecause;
    left.signalAll();
  }

  /** Why it is closed, if it is. */
  public Optional<String> closed() {
    lock.lock();
    try {
      return Optional.ofNullable(closedBecause);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nobody is inside. */
  void awaitEmpty() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (inside > 0) {
        left.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Dollars spent, by earlier runs too. */
  public double spent() {
    lock.lock();
    try {
      return spent;
    } finally {
      lock.unlock();
    }
  }

  private static String plain(double dollars) {
    return BigDecimal.valueOf(dollars).stripTrailingZeros().toPlainString();
  }
}
