package avengers.gateway.backend;

import avengers.gateway.config.AnswersConfig;
import avengers.gateway.openai.RepeatableAnswer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the answers of all backends may take together. Large answers reserve what they
 * take while they come and as long as they are held; whoever finds no room fails, so that no number
 * of large answers at the same time ends the process. Safe for use by all event loops.
 */
public final class AnswerRoom {
  private final int largest;
  private final long all;
  private final AtomicLong taken = new AtomicLong();

  /** Room in which nothing is held. */
  public AnswerRoom(AnswersConfig config) {
    this.largest = Math.toIntExact(config.maxSize());
    this.all = config.memoryBytes();
  }

  /** The bytes of the largest answer. */
  int largest() {
    return largest;
  }

  /** The bytes that are reserved now. */
  public long taken() {
    return taken.get();
  }

  /** The bytes that can be reserved at the same time. */
  public long all() {
    return all;
  }

  /**
   * Holds what an answer takes that is given again, until the client's request has ended; false
   * without room. As where it came from a backend, a short one counts as nothing.
   */
  public boolean hold(RepeatableAnswer answer, CallScope request) {
    return answer.length() <= HeldBytes.FREE
        || new HeldBytes(this, request.lifetime()).hold(answer.readWeight());
  }

  /** Reserves more, if there is room. */
  boolean take(long bytes) {
    long now = taken.get();
    while (now + bytes <= all) {
      if (taken.compareAndSet(now, now + bytes)) {
        return true;
      }
      now = taken.get();
    }
    return false;
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}
