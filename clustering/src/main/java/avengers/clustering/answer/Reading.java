package avengers.clustering.answer;

import avengers.clustering.answer.choice.Options;
import avengers.clustering.answer.statement.Explanation;
import avengers.clustering.answer.statement.NextQuestion;
import avengers.clustering.answer.statement.Refusal;
import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.statement.Thoughts;
import java.util.Optional;

/**
 * A reply that was read once: where it states its answer, or why it has none. Whatever its length,
 * what is compared afterwards is short.
 */
public final class Reading {
  private final Reply reply;
  private final Optional<Silence> silence;
  private final Statement statement;
  private final Optional<Options> options;
  private final Form form;

  private Reading(Reply reply, Optional<Silence> silence, Statement statement, String body) {
    this.reply = reply;
    this.silence = silence;
    this.statement = statement;
    options = reply.query().flatMap(Options::of);
    form = Form.of(this, body);
  }

  /** Reads a reply, in time linear in its length. */
  public static Reading of(Reply reply) {
    String body = NextQuestion.removedFrom(Thoughts.removedFrom(reply.text()));
    Statement statement = Statement.ofBody(body);
    String above = statement.announced() ? body : Explanation.removedFrom(body);
    if (above.length() < body.length()) {
      body = above;
      statement = Statement.ofBody(body);
    }
    return new Reading(reply, silence(reply, body, statement), statement, body);
  }

  private static Optional<Silence> silence(Reply reply, String body, Statement statement) {
    return switch (reply.ending()) {
      case TRUNCATED -> Optional.of(Silence.TRUNCATED);
      case REFUSED -> Optional.of(Silence.REFUSED);
      case COMPLETE -> !reply.calls().isEmpty()
          ? Optional.empty()
          : body.isBlank()
              ? Optional.of(Silence.EMPTY)
              : Optional.of(Silence.REFUSED)
                  .filter(refused -> !statement.announced() && Refusal.is(body));
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

  /** The options as this model was shown them, where not all were shown the same. */
  Optional<Options> options() {
    return options;
  }

  /** The form of the answer by itself. */
  Form form() {
    return form;
  }
}
