package avengers.clustering.answer.code;

import static avengers.clustering.answer.text.Characters.digitsEnd;
import static avengers.clustering.answer.text.Characters.isLetter;
import static avengers.clustering.answer.text.Characters.isOneOf;

import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.Rendering;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A value of code that holds no others: a number, a text in quotes, a name such as True.
 *
 * @param canonical equal values have equal ones
 * @param end the position behind it
 */
record LiteralScalar(String canonical, int end) {
  private static final int LONGEST_NUMBER = 60;
  private static final int LONGEST_NAME = 16;

  /** The one that begins at a position, if one does. */
  static Optional<LiteralScalar> at(String text, int at) {
    if (isOneOf(text, at, "'\"")) {
      return quoted("", text, at);
    }
    if (!isLetter(text, at)) {
      return number(text, at);
    }
    return isOneOf(text, at + 1, "'\"") ? prefixed(text, at) : named(text, at);
  }

  private static Optional<LiteralScalar> prefixed(String text, int at) {
    return switch (Character.toLowerCase(text.charAt(at))) {
      case 'b' -> quoted("b", text, at + 1);
      case 'u', 'r', 'f' -> quoted("", text, at + 1);
      default -> Optional.empty();
    };
  }

  private static Optional<LiteralScalar> quoted(String prefix, String text, int at) {
    String mark = text.startsWith("'''", at) || text.startsWith("\"\"\"", at)
        ? text.substring(at, at + 3)
        : text.substring(at, at + 1);
    int end = at + mark.length();
    while (end < text.length() && !text.startsWith(mark, end)) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      return Optional.empty();
    }
    String content = Rendering.unescaped(text.substring(at + mark.length(), end));
    return Optional.of(new LiteralScalar(prefix + Rendering.quoted(content), end + mark.length()));
  }

  private static Optional<LiteralScalar> named(String text, int at) {
    int end = Characters.lettersEnd(text, at, LONGEST_NAME);
    String name = text.substring(at, end);
    return switch (name) {
      case "True", "true" -> Optional.of(new LiteralScalar("True", end));
      case "False", "false" -> Optional.of(new LiteralScalar("False", end));
      case "None", "null", "undefined" -> Optional.of(new LiteralScalar("None", end));
      case "set" -> emptyCall("{/}", text, end);
      case "dict" -> emptyCall("{}", text, end);
      case "list" -> emptyCall("[]", text, end);
      case "tuple" -> emptyCall("()", text, end);
      case "inf", "Infinity", "nan", "NaN" -> Optional.of(new LiteralScalar(name, end));
      default -> Optional.empty();
    };
  }

  /** A call without arguments makes an empty container. */
  private static Optional<LiteralScalar> emptyCall(String canonical, String text, int end) {
    return text.startsWith("()", end)
        ? Optional.of(new LiteralScalar(canonical, end + 2))
        : Optional.empty();
  }

  private static Optional<LiteralScalar> number(String text, int at) {
    int digits = isOneOf(text, at, "+-") ? at + 1 : at;
    int end = digitsEnd(text, digits);
    boolean whole = end > digits;
    if (isOneOf(text, end, ".")) {
      int decimals = digitsEnd(text, end + 1);
      whole |= decimals > end + 1;
      end = decimals;
    }
    if (isOneOf(text, end, "eE")) {
      int exponent = isOneOf(text, end + 1, "+-") ? end + 2 : end + 1;
      int last = digitsEnd(text, exponent);
      end = last > exponent && last - exponent <= 3 ? last : end;
    }
    return !whole || end - at > LONGEST_NUMBER || isLetter(text, end)
        ? Optional.empty()
        : Optional.of(
            new LiteralScalar(Rendering.of(new BigDecimal(text.substring(at, end))), end));
  }
}
