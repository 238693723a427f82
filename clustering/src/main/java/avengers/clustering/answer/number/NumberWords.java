package avengers.clustering.answer.number;

import avengers.clustering.answer.text.Characters;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a number in English words: "forty-two", "three quarters", "half a million", "a dozen". */
final class NumberWords {
  private static final List<String> SMALL = List.of("zero", "one", "two", "three", "four", "five",
      "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
      "sixteen", "seventeen", "eighteen", "nineteen");
  private static final List<String> TENS = List.of("twenty", "thirty", "forty", "fifty", "sixty",
      "seventy", "eighty", "ninety");
  private static final Map<String, BigDecimal> SCALES = Map.of("dozen", BigDecimal.valueOf(12),
      "hundred", BigDecimal.valueOf(100), "thousand", BigDecimal.valueOf(1000), "million",
      BigDecimal.valueOf(1_000_000), "billion", BigDecimal.valueOf(1_000_000_000L), "trillion",
      BigDecimal.valueOf(1_000_000_000_000L));
  private static final List<String> PARTS = List.of("half", "third", "quarter", "fifth", "sixth",
      "seventh", "eighth", "ninth", "tenth");

  /** Before these words, "one" counts nothing. */
  private static final Set<String> NOBODY = Set.of("no", "any", "every", "some", "this", "that",
      "which", "the", "each", "another");
  private static final int LONGEST = 200;

  private final List<String> words = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private int at;

  private NumberWords(String text) {
    int i = 0;
    while (i < text.length()) {
      int end = Characters.lettersEnd(text, i, text.length());
      if (end > i) {
        words.add(text.substring(i, end).toLowerCase(Locale.ROOT));
        starts.add(i);
        ends.add(end);
      }
      i = Math.max(end, i + 1);
    }
  }

  /** The numbers in a text, in order; none in one of more than {@value #LONGEST} characters. */
  static List<Quantity> all(String text) {
    return text.length() > LONGEST ? List.of() : new NumberWords(text).read(text);
  }

  private List<Quantity> read(String text) {
    List<Quantity> found = new ArrayList<>();
    while (at < words.size()) {
      int start = at;
      Optional<BigDecimal> number = number();
      if (number.isEmpty()) {
        at = start + 1;
        continue;
      }
      boolean negative = start > 0 && Set.of("minus", "negative").contains(words.get(start - 1));
      int end = ends.get(at - 1);
      boolean percent = word(at).equals("percent");
      Units.Found unit = Units.after(text, end);
      found.add(new Quantity(negative ? number.get().negate() : number.get(), percent,
          percent ? "" : unit.name(), starts.get(start), percent ? ends.get(at) : unit.end()));
    }
    return found;
  }

  /** A number that begins with the next word. */
  private Optional<BigDecimal> number() {
    boolean article = word(at).equals("a") || word(at).equals("an");
    if (article) {
      at++;
      if (!SCALES.containsKey(word(at)) && part(word(at)) == 0) {
        return Optional.empty();
      }
    }
    if (part(word(at)) == 2 && !word(at).equals("second")) {
      return half();
    }
    Optional<BigDecimal> whole = article || word(at).equals("dozen")
        ? Optional.of(BigDecimal.ONE)
        : Optional.empty();
    if (whole.isEmpty() && (below100(word(at)) < 0 || isNobody())) {
      return Optional.empty();
    }
    return Optional.of(withFraction(whole(whole.isPresent())));
  }

  private boolean isNobody() {
    return word(at).equals("one") && at > 0 && NOBODY.contains(words.get(at - 1));
  }

  /** "half", "half a million", "half of" */
  private Optional<BigDecimal> half() {
    at++;
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal scale = word(at).equals("a") ? SCALES.get(word(at + 1)) : null;
    if (scale == null) {
      return Optional.of(half);
    }
    at += 2;
    return Optional.of(half.multiply(scale));
  }

  /** "two hundred and five thousand" */
  private BigDecimal whole(boolean one) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal group = one ? BigDecimal.ONE : BigDecimal.ZERO;
    boolean fresh = !one;
    while (at < words.size()) {
      String word = words.get(at);
      BigDecimal scale = SCALES.get(word);
      int small = below100(word);
      if (scale != null) {
        group = group.max(BigDecimal.ONE).multiply(scale);
        if (scale.compareTo(BigDecimal.valueOf(1000)) >= 0) {
          total = total.add(group);
          group = BigDecimal.ZERO;
        }
        fresh = true;
      } else if (small >= 0 && (fresh || isTensBefore(small))) {
        group = group.add(BigDecimal.valueOf(small));
        fresh = false;
      } else if (!(word.equals("and") && fresh && below100(word(at + 1)) >= 0)) {
        break;
      }
      at++;
    }
    return total.add(group);
  }

  /** "two": in "forty-two" */
  private boolean isTensBefore(int small) {
    return small > 0 && small < 10 && at > 0 && TENS.contains(words.get(at - 1));
  }

  /** "three quarters", "two and a half", "one and three quarters", "three point five" */
  private BigDecimal withFraction(BigDecimal whole) {
    if (part(word(at)) > 0) {
      return whole.divide(BigDecimal.valueOf(part(words.get(at++))), MathContext.DECIMAL64);
    }
    if (word(at).equals("and") && part(word(at + 2)) > 0) {
      int count = word(at + 1).equals("a") || word(at + 1).equals("an")
          ? 1
          : below100(word(at + 1));
      if (count > 0) {
        BigDecimal part = BigDecimal.valueOf(part(word(at + 2)));
        at += 3;
        return whole.add(BigDecimal.valueOf(count).divide(part, MathContext.DECIMAL64));
      }
    }
    if (!word(at).equals("point") || SMALL.indexOf(word(at + 1)) < 0) {
      return whole;
    }
    at++;
    StringBuilder decimals = new StringBuilder("0.");
    while (SMALL.indexOf(word(at)) >= 0 && SMALL.indexOf(word(at)) < 10) {
      decimals.append(SMALL.indexOf(words.get(at++)));
    }
    return decimals.length() == 2 ? whole : whole.add(new BigDecimal(decimals.toString()));
  }

  private String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }

  private static int below100(String word) {
    int tens = TENS.indexOf(word);
    return tens >= 0 ? 10 * (tens + 2) : SMALL.indexOf(word);
  }

  /** Into how many parts "half", "thirds" and "quarters" divide; 0 for other words. */
  private static int part(String word) {
    String one = word.equals("halves")
        ? "half"
        : word.startsWith("fourth")
            ? "quarter" + word.substring(6)
            : word;
    int part = PARTS.indexOf(one.endsWith("s") ? one.substring(0, one.length() - 1) : one);
    return part < 0 ? 0 : part + 2;
  }
}
