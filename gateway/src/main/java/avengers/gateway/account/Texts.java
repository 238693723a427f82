package avengers.gateway.account;

/**
 * What was asked and answered.
 *
 * @param prompt the last message of the user; cut where it is long
 * @param answer what the client read; empty if nothing; cut where it is long
 */
public record Texts(String prompt, String answer) {
  /** Characters; who wants to keep long texts has a better place for them. */
  private static final int LONGEST = 16_384;

  public Texts {
    prompt = cut(prompt, LONGEST);
    answer = cut(answer, LONGEST);
  }

  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }
}
