package avengers.gateway.demo.simulated;

/** The white space of a text, which carries no meaning here. */
final class Whitespace {

  private Whitespace() {}

  /** The text with every run of white space made one space, and none at its ends. */
  static String collapse(String text) {
    var collapsed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        collapsed.append(c);
      } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
        collapsed.append(' ');
      }
    }
    return collapsed.toString().strip();
  }
}
