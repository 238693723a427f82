package avengers.clustering.answer.list;

import avengers.clustering.answer.number.NumberReader;
import avengers.clustering.answer.statement.Passage;
import avengers.clustering.answer.statement.Statement;
import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.Rendering;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads a list of numbers or short texts: "2, 3 and 5", "[2, 3, 5]", "apples; pears", or lines that
 * begin with a bullet or a number.
 */
public final class ListReader {
  private static final int LONGEST = 1000;
  private static final int LONGEST_ITEM = 60;
  private static final String SEPARATORS = ",;、，؛،";
  private static final List<String> WORDS = List.of(" and ", " or ", " und ", " et ", " y ", " & ");
  private static final String BULLETS = "-*•‣◦·";

  private ListReader() {}

  /** Whether the statement is a list of two or more short items. */
  public static boolean isList(Statement statement) {
    String source = statement.source();
    return source.length() <= LONGEST
        && (isBullet(source) || items(statement.text()).filter(items -> items.size() > 1
            && items.stream()
                .allMatch(item -> item.length() <= LONGEST_ITEM
                    && words(item) <= 4))
            .isPresent());
  }

  /** Whether the statement is the last of several numbered lines: its number is no answer. */
  public static boolean isItem(Statement statement, String body) {
    String source = statement.source();
    int digits = Characters.digitsEnd(source, 0);
    if (statement.announced() || digits == 0 || bulletEnd(source) == 0
        || source.indexOf('=') >= 0) {
      return false;
    }
    String before = Integer.parseInt(source.substring(0, digits)) - 1 + source.substring(digits,
        digits + 2);
    return body.startsWith(before) || body.contains("\n" + before);
  }

  /** The items in one canonical text; of a set, which stands in braces, in order and once. */
  public static Optional<List<String>> read(Statement statement, String reply) {
    if (isBullet(statement.source())) {
      List<String> lines = bullets(Passage.of(statement, reply, true));
      if (lines.size() > 1) {
        return Optional.of(lines.stream().map(ListReader::item).toList());
      }
    }
    if (statement.source().length() > LONGEST) {
      return Optional.empty();
    }
    boolean set = isIn(statement.source().strip(), "{", "}")
        || statement.source().contains("\\{");
    return items(statement.text())
        .map(items -> items.stream().map(ListReader::item).toList())
        .filter(items -> !items.isEmpty())
        .map(items -> set ? List.copyOf(new TreeSet<>(items)) : items);
  }

  private static boolean isIn(String text, String open, String close) {
    String bare = text.startsWith("$") ? text.substring(1) : text;
    return bare.startsWith(open) && (bare.endsWith(close) || bare.endsWith(close + "."));
  }

  /** The items of one line; empty if an item is. */
  private static Optional<List<String>> items(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String inner = behindColon(TextNormaliser.withoutMarks(text.strip()));
    List<String> items = new ArrayList<>();
    for (String part : split(inner)) {
      String item = withoutWord(part.strip());
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item);
    }
    return Optional.of(items);
  }

  private static String behindColon(String text) {
    int colon = text.indexOf(": ");
    return colon < 0 ? text : TextNormaliser.withoutMarks(text.substring(colon + 2));
  }

  /** Splits at separators outside brackets, and at "and"; a comma in 1,000 separates nothing. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      boolean separates = SEPARATORS.indexOf(c) >= 0 && !isThousandsMark(text, i);
      int word = c == ' ' ? wordAt(text, i) : 0;
      if (depth <= 0 && (separates || word > 0)) {
        if (separates || !text.substring(start, i).isBlank()) {
          parts.add(text.substring(start, i));
        }
        start = i + (separates ? 1 : word);
        i = start - 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** As in "1,000". */
  private static boolean isThousandsMark(String text, int at) {
    return text.charAt(at) == ',' && Characters.isDigit(text, at - 1)
        && Characters.digitsEnd(text, at + 1) == at + 4;
  }

  /** How long the "and" is that begins here; 0 without one. */
  private static int wordAt(String text, int at) {
    for (String word : WORDS) {
      if (text.regionMatches(true, at, word, 0, word.length())) {
        return word.length();
      }
    }
    return 0;
  }

  /** "and 5" is 5. */
  private static String withoutWord(String item) {
    String spaced = " " + item;
    int word = wordAt(spaced, 0);
    return word == 0 ? item : spaced.substring(word).strip();
  }

  private static int words(String item) {
    return (int) item.chars().filter(c -> c == ' ').count() + 1;
  }

  /** An item as a number by its value, or as a text. */
  private static String item(String source) {
    return NumberReader.isOneNumber(source)
        ? NumberReader.read(source, true)
            .map(number -> Rendering.of(number.value(false)))
            .orElse("")
        : TextNormaliser.normalise(source).toLowerCase(Locale.ROOT);
  }

  /** The last list of a passage: a line that ends with a colon begins another one. */
  private static List<String> bullets(String passage) {
    List<String> items = new ArrayList<>();
    for (String line : (Iterable<String>) passage.lines().map(String::strip)::iterator) {
      int end = bulletEnd(line);
      if (end > 0 && end < line.length()) {
        items.add(line.substring(end).strip());
      } else if (line.replace("*", "").endsWith(":")) {
        items.clear();
      }
    }
    return items;
  }

  private static boolean isBullet(String line) {
    return bulletEnd(line) > 0;
  }

  /** The position behind "- ", "• ", "2. " or "2) "; 0 without one. */
  private static int bulletEnd(String line) {
    int digits = Characters.digitsEnd(line, 0);
    boolean marked = digits == 0
        ? Characters.isOneOf(line, 0, BULLETS)
        : digits < 3 && Characters.isOneOf(line, digits, ".)");
    int end = digits == 0 ? 1 : digits + 1;
    return marked && Characters.isOneOf(line, end, " \t") ? end + 1 : 0;
  }
}
