package avengers.gateway.backend;

/**
 * What one call holds of the room for answers. Short answers count as nothing: there is memory
 * enough for all of them. Used on one event loop only.
 */
final class HeldBytes {
  /** Answers up to this length reserve nothing; longer ones in steps of it. */
  static final int FREE = 256 << 10;

  private final AnswerRoom room;
  private final Lifetime call;
  private long held;
  private boolean released;

  HeldBytes(AnswerRoom room, Lifetime call) {
    this.room = room;
    this.call = call;
  }

  /** Holds at least so many bytes until the client's request has ended; false without room. */
  boolean hold(long bytes) {
    if (bytes <= FREE || bytes <= held || released) {
      return true;
    }
    long wanted = (bytes + FREE - 1) / FREE * FREE;
    if (!room.take(wanted - held)) {
      return false;
    }
    boolean first = held == 0;
    held = wanted;
    if (first) {
      call.onRequestEnd(this::release);
    }
    return true;
  }

  /** Nothing is held any more. */
  void release() {
    if (!released) {
      released = true;
      room.give(held);
    }
  }
}
