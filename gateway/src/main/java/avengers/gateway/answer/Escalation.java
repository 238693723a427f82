package avengers.gateway.answer;

import avengers.gateway.backend.Outcome;
import avengers.gateway.openai.ChatChoice;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.TokenUsage;
import java.util.Optional;

/**
 * A stronger model that was asked because a verdict was uncertain.
 *
 * @param reply its whole answer; empty if it failed, refused or was cut short
 */
public record Escalation(String model, Optional<ChatChoice> reply, TokenUsage spent) {
  static Escalation of(String model, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered(ChatCompletion completion) -> new Escalation(model,
          Optional.of(completion.choices().getFirst()).filter(Escalation::answers),
          completion.usage().orElse(TokenUsage.NONE));
      case Outcome.Failed _ -> new Escalation(model, Optional.empty(), TokenUsage.NONE);
    };
  }

  private static boolean answers(ChatChoice choice) {
    return switch (choice.reply().ending()) {
      case COMPLETE -> true;
      case TRUNCATED, REFUSED -> false;
    };
  }

  /** The model, and that it failed if it did. */
  public String label() {
    return reply.isPresent() ? model : model + ";failed";
  }
}
