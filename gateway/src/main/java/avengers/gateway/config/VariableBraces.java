package avengers.gateway.config;

/**
 * Lets {@code ${NAME}} stand unquoted everywhere in a file. Inside brackets, YAML takes its braces
 * for a mapping; so they are put as characters without a meaning while the text is read. The text
 * keeps its length, and with it every place that a message names.
 */
final class VariableBraces {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';

  private VariableBraces() {}

  /** The text with the braces of variables disguised. */
  static String disguise(String text) {
    StringBuilder disguised = new StringBuilder(text);
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", start + 2)) {
      int end = text.indexOf('}', start);
      if (end >= 0 && text.substring(start, end).indexOf('\n') < 0) {
        disguised.setCharAt(start + 1, OPEN);
        disguised.setCharAt(end, CLOSE);
      }
    }
    return disguised.toString();
  }

  /** The text as the file has it. */
  static String reveal(String text) {
    return text.replace(OPEN, '{').replace(CLOSE, '}');
  }
}
