package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

/**
 * A question with a known answer.
 *
 * @param field the name of the field that it belongs to
 * @param text the full prompt, as a user would type it
 * @param answer the gold answer: plain digits, a choice's letter, or a short text
 */
public record Question(String field, String text, String answer) {

  public Question {
    requireNonNull(field, "field");
    requireNonNull(text, "text");
    requireNonNull(answer, "answer");
  }
}
