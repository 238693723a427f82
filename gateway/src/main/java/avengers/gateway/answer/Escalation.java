package avengers.gateway.answer;

import avengers.gateway.backend.Failure;
import avengers.gateway.backend.Outcome;
import avengers.gateway.openai.ChatChoice;
import avengers.gateway.openai.ChatCompletion;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A stronger model that was asked because a verdict was uncertain.
 *
 * @param call its number in the ledger, if it was called
 */
public record Escalation(String model, Outcome<ChatCompletion> outcome, OptionalInt call) {
  /** Its whole answer; empty if it failed, refused or was cut short. */
  Optional<ChatChoice> reply() {
    return completion().map(completion -> completion.choices().getFirst())
        .filter(Escalation::answers);
  }

  private Optional<ChatCompletion> completion() {
    return switch (outcome) {
      case Outcome.Answered(ChatCompletion completion) -> Optional.of(completion);
      case Outcome.Failed(Failure _) -> Optional.empty();
    };
  }

  private static boolean answers(ChatChoice choice) {
    return switch (choice.reply().ending()) {
      case COMPLETE -> true;
      case TRUNCATED, REFUSED -> false;
    };
  }

  /** How that ended: {@code answered}, why it failed, or how its answer was none. */
  public String outcomeLabel() {
    return switch (outcome) {
      case Outcome.Answered(ChatCompletion completion) -> switch (completion.choices()
          .getFirst()
          .reply()
          .ending()) {
        case COMPLETE -> "answered";
        case TRUNCATED -> "truncated";
        case REFUSED -> "refused";
      };
      case Outcome.Failed(Failure failed) -> failed.reason().label();
    };
  }

  /** The model, and that it failed if it did. */
  public String label() {
    return reply().isPresent() ? model : model + ";failed";
  }
}
