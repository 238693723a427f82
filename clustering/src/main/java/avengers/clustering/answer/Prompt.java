package avengers.clustering.answer;

import java.util.Optional;

/**
 * What was asked, as far as it decides how the answers are compared.
 *
 * @param query the question, with its options if it has any
 * @param form what the reply was asked to be
 * @param options the options that the query lists
 */
public record Prompt(String query, ResponseForm form, Optional<Options> options) {
  /** Reads the options once; every choice of a kind asks for them. */
  public Prompt(String query, ResponseForm form) {
    this(query, form, Options.of(query));
  }

  /** A question to which any text is a reply. */
  public static Prompt of(String query) {
    return new Prompt(query, new ResponseForm.AnyText());
  }
}
