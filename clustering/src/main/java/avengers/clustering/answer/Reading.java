package avengers.clustering.answer;

import java.util.Optional;

/**
 * A reply that was read once: where it states its answer, or why it has none. Whatever its length,
 * what is compared afterwards is short.
 */
public final class Reading {
  private final Reply reply;
  private final Optional<Silence> silence;
  private final Statement statement;

  private Reading(Reply reply, Optional<Silence> silence, Statement statement) {
    this.reply = reply;
    this.silence = silence;
    this.statement = statement;
  }

  /** Reads a reply, in time linear in its length. */
  public static Reading of(Reply reply) {
    return new Reading(reply, silence(reply), Statement.of(reply.text()));
  }

  private static Optional<Silence> silence(Reply reply) {
    return switch (reply.ending()) {
      case TRUNCATED -> Optional.of(Silence.TRUNCATED);
      case REFUSED -> Optional.of(Silence.REFUSED);
      case COMPLETE -> reply.calls().isEmpty() && Thoughts.removedFrom(reply.text()).isBlank()
          ? Optional.of(Silence.EMPTY)
          : Optional.empty();
    };
  }

  public Reply reply() {
    return reply;
  }

  /** Why it cannot vote, whatever is compared; empty if it may. */
  public Optional<Silence> silence() {
    return silence;
  }

  Statement statement() {
    return statement;
  }
}
