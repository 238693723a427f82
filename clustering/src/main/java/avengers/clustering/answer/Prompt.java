package avengers.clustering.answer;

/**
 * What was asked, as far as it decides how the answers are compared.
 *
 * @param query the question, with its options if it has any
 * @param form what the reply was asked to be
 */
public record Prompt(String query, ResponseForm form) {
  /** A question to which any text is a reply. */
  public static Prompt of(String query) {
    return new Prompt(query, new ResponseForm.AnyText());
  }
}
