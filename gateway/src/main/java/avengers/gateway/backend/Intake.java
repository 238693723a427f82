package avengers.gateway.backend;

/**
 * What one answer may take while it comes: time between its pieces, and memory. A call that takes
 * more fails. Used on one event loop only.
 */
final class Intake {
  private final Lifetime call;
  private final AnswerClock clock;
  private final AnswerRoom room;
  private final HeldBytes held;

  Intake(Lifetime call, AnswerClock clock, AnswerRoom room) {
    this.call = call;
    this.clock = clock;
    this.room = room;
    this.held = new HeldBytes(room, call);
  }

  AnswerClock clock() {
    return clock;
  }

  /** The bytes of the largest answer. */
  int largest() {
    return room.largest();
  }

  /** Whether an answer may be so long; the call has failed otherwise. */
  boolean mayBe(long bytes) {
    boolean fits = bytes <= room.largest();
    if (!fits) {
      call.fail(FailureReason.TOO_LARGE);
    }
    return fits;
  }

  /**
   * Whether there is room for an answer; the call has failed otherwise.
   *
   * @param bytes its length
   * @param more what it takes besides when it is read
   */
  boolean takes(long bytes, long more) {
    return mayBe(bytes) && holds(bytes + more);
  }

  /** Whether there is room for so much in all; the call has failed otherwise. */
  boolean holds(long bytes) {
    boolean fits = held.hold(bytes);
    if (!fits) {
      call.fail(FailureReason.NO_ROOM);
    }
    return fits;
  }

  /** What came is given up. */
  void release() {
    held.release();
  }
}
