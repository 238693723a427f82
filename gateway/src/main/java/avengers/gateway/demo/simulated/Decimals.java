package avengers.gateway.demo.simulated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decimal numbers as people write them. */
final class Decimals {

  private static final int LONGEST = 12;

  private Decimals() {}

  /** The number of a text of digits with at most one point; at most twelve characters. */
  static Optional<BigDecimal> parse(String text) {
    boolean plain = !text.isEmpty() && text.length() <= LONGEST
        && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
        && text.indexOf('.') == text.lastIndexOf('.')
        && text.chars().anyMatch(c -> c != '.');
    return plain ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  static List<String> plain(BigDecimal... numbers) {
    return Stream.of(numbers).map(Solution::plain).toList();
  }
}
