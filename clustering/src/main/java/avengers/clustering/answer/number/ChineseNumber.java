package avengers.clustering.answer.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Reads the first number in Chinese characters: 四十二, 一百零五, 两万, 三分之二, 百分之五十. */
final class ChineseNumber {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String TENS = "十百千";
  private static final String PART = "分之";
  private static final int LONGEST = 20;

  private ChineseNumber() {}

  static Optional<Quantity> first(String text) {
    int start = 0;
    while (start < text.length() && !isNumeral(text, start)) {
      start++;
    }
    if (start == text.length()) {
      return Optional.empty();
    }
    int end = end(text, start);
    BigDecimal value = BigDecimal.valueOf(value(text, start, end));
    int above = end + PART.length();
    if (!text.startsWith(PART, end) || !isNumeral(text, above)) {
      return Optional.of(new Quantity(value, false, "", start, end));
    }
    int last = end(text, above);
    BigDecimal numerator = BigDecimal.valueOf(value(text, above, last));
    boolean percent = value.intValue() == 100 || value.signum() == 0;
    return Optional.of(new Quantity(percent
        ? numerator
        : numerator.divide(value, MathContext.DECIMAL64), percent, "", start, last));
  }

  private static int end(String text, int start) {
    int end = start;
    while (end - start < LONGEST && isNumeral(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean isNumeral(String text, int at) {
    return at < text.length()
        && (digit(text.charAt(at)) >= 0 || (TENS + "万亿").indexOf(text.charAt(at)) >= 0);
  }

  private static long value(String text, int start, int end) {
    long total = 0;
    long group = 0;
    long digit = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      int zeros = TENS.indexOf(c) + 1;
      if (c == '万' || c == '亿') {
        total = (total + Math.max(group + digit, 1)) * (c == '万' ? 10_000 : 100_000_000);
        group = 0;
        digit = 0;
      } else if (zeros > 0) {
        group += Math.max(digit, 1) * (long) Math.pow(10, zeros);
        digit = 0;
      } else {
        digit = digit * 10 + digit(c);
      }
    }
    return total + group + digit;
  }

  private static int digit(char c) {
    return switch (c) {
      case '〇' -> 0;
      case '两' -> 2;
      default -> DIGITS.indexOf(c);
    };
  }
}
