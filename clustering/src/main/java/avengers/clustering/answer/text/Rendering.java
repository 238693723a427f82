package avengers.clustering.answer.text;

import java.math.BigDecimal;

/** How values are written in canonical texts. */
public final class Rendering {
  private static final int MOST_ZEROS = 40;

  private Rendering() {}

  /** A number by its value: 2 for 2.0 and 2e0. */
  public static String of(BigDecimal number) {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return Math.abs(plain.scale()) > MOST_ZEROS ? plain.toString() : plain.toPlainString();
  }

  /** A text in single quotes. */
  public static String quoted(String content) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '\\' -> quoted.append("\\\\");
        case '\'' -> quoted.append("\\'");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }

  /** A text whose escapes are what they stand for; an unknown one stays as it is. */
  public static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\' || at == text.length()) {
        plain.append(c);
        continue;
      }
      char escape = text.charAt(at++);
      int length = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
      if (length > 0 && hex(text, at, length) >= 0) {
        plain.appendCodePoint(hex(text, at, length));
        at += length;
      } else {
        append(plain, escape);
      }
    }
    return plain.toString();
  }

  private static void append(StringBuilder plain, char escape) {
    switch (escape) {
      case 'n' -> plain.append('\n');
      case 't' -> plain.append('\t');
      case 'r' -> plain.append('\r');
      case 'b' -> plain.append('\b');
      case 'f' -> plain.append('\f');
      case 'v' -> plain.append('\u000b');
      case '0' -> plain.append('\0');
      case '\\', '\'', '"' -> plain.append(escape);
      case '\n' -> {
        // A line that goes on.
      }
      default -> plain.append('\\').append(escape);
    }
  }

  /** The code point that so many digits write; or -1. */
  private static int hex(String text, int start, int length) {
    if (start + length > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < start + length; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || value > Character.MAX_CODE_POINT >> 4) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return Character.isValidCodePoint(value) ? value : -1;
  }
}
