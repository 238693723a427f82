package avengers.clustering.answer;

/** What was asked, as far as it decides how the answers are compared. */
public final class Prompt {
  private final String query;
  private final ResponseForm form;
  private final Asked asked;

  /**
   * Reads what the prompt tells of its answers.
   *
   * @param query the question, with its options if it has any
   * @param form what the reply was asked to be
   */
  public Prompt(String query, ResponseForm form) {
    this.query = query;
    this.form = form;
    asked = Asked.of(query, form);
  }

  /** A question to which any text is a reply. */
  public static Prompt of(String query) {
    return new Prompt(query, new ResponseForm.AnyText());
  }

  public String query() {
    return query;
  }

  public ResponseForm form() {
    return form;
  }

  Asked asked() {
    return asked;
  }
}
