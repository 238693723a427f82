package avengers.gateway.config;

/** The rule for names of models and ensembles: one line of text without blanks at its ends. */
final class Name {
  private static final int LONGEST = 200;

  private Name() {}

  static boolean fits(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && text.equals(text.strip())
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Throws if the text is no name. */
  static void check(String what, String text) {
    if (!fits(text)) {
      throw new IllegalArgumentException(what + " must be one line of text without outer blanks");
    }
  }
}
