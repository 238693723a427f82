package avengers.clustering.answer.statement;

import avengers.clustering.answer.text.Characters;
import avengers.clustering.answer.text.Latex;
import avengers.clustering.answer.text.TextNormaliser;
import java.util.Optional;

/**
 * The part of a reply that states its answer, of a bounded length.
 *
 * @param text what stands behind the last announcement of an answer ({@code \boxed{}}, "the answer
 * is", "Answer:", a JSON field {@code "answer"}), or else the last line; without typesetting
 * @param source the same as it was written
 * @param announced whether there was an announcement
 * @param opening how the reply begins: a "Yes" that is explained afterwards
 */
public record Statement(String text, String source, boolean announced, String opening) {
  /** What is longer states no answer. */
  static final int LONGEST = 4000;

  private static final int LONGEST_OPENING = 160;
  private static final int MOST_FAREWELLS = 3;

  /** What may stand before an announcement on its line: "So, after all, the final answer is". */
  private static final int LONGEST_LEAD = 40;

  /** Lines behind the answer that say nothing of it. */
  private static final String[] FAREWELLS = {"I hope", "Hope this", "Let me know", "Feel free",
      "Please let me know", "If you have any"};

  /** Finds it in time linear in the reply's length. */
  public static Statement of(String reply) {
    return ofBody(NextQuestion.removedFrom(Thoughts.removedFrom(reply)));
  }

  /** Finds it in a reply without thoughts and further questions. */
  public static Statement ofBody(String body) {
    Optional<Announcement> sentence = Optional.empty();
    int end = body.length();
    for (int i = body.length() - 1; i >= 0; i--) {
      Optional<Announcement> found = Announcement.mayBegin(body, i)
          ? Announcement.at(body, i)
          : Optional.empty();
      if (found.isPresent()) {
        Announcement announcement = found.get();
        if (hasContent(body, announcement, end)) {
          // The last counts; but one that encloses the answer counts more than a sentence behind
          // it that goes on to something else: "the answer is given in the field above".
          if (announcement.form().encloses()
              || (sentence.isEmpty() && !wanders(body, announcement))) {
            return announced(body, announcement);
          }
          sentence = sentence.or(() -> found);
        }
        end = lineStart(body, i);
      }
    }
    int cut = end;
    return sentence.map(found -> announced(body, found))
        .orElseGet(() -> of(lastLine(body, cut), false, body));
  }

  private static Statement of(String source, boolean announced, String body) {
    String bounded = source.length() > LONGEST ? source.substring(0, LONGEST) : source;
    return new Statement(plain(bounded), bounded, announced, opening(body));
  }

  /** Where the line begins that an announcement stands in, unless that is far away. */
  private static int lineStart(String text, int at) {
    int start = at;
    while (start > 0 && at - start < LONGEST_LEAD && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start == 0 || text.charAt(start - 1) == '\n' ? start : at;
  }

  /** Whether more than marks stand between an announcement and the next one. */
  private static boolean hasContent(String text, Announcement announcement, int limit) {
    int end = Math.min(limit, announcement.end() + LONGEST);
    for (int i = announcement.end(); i < end; i++) {
      char c = text.charAt(i);
      boolean field = announcement.form() == Announcement.Form.FIELD;
      if (field ? c != ':' && !Character.isWhitespace(c) : !TextNormaliser.isMark(c)) {
        return announcement.form() != Announcement.Form.BOX || c != '}';
      }
    }
    return false;
  }

  /** Whether a sentence goes on with more than a few words, of which the first is a small one. */
  private static boolean wanders(String text, Announcement announcement) {
    if (announcement.form() != Announcement.Form.SENTENCE) {
      return false;
    }
    int at = Characters.skipSpaces(text, announcement.end());
    if (!Character.isLowerCase(Characters.at(text, at))) {
      return false;
    }
    int words = 0;
    int end = Math.min(text.length(), at + LONGEST_OPENING);
    for (int i = at; i < end && text.charAt(i) != '\n'; i++) {
      words += text.charAt(i) == ' ' ? 1 : 0;
    }
    return words >= 4;
  }

  private static Statement announced(String text, Announcement announcement) {
    int start = announcement.end();
    String source = switch (announcement.form()) {
      case BOX -> inBraces(text, start);
      case FIELD -> JsonField.value(text, start);
      case TAG -> text.substring(start, tagEnd(text, start)).strip();
      case LABEL, SENTENCE -> firstLineWithContent(text, start);
    };
    return of(source, true, text);
  }

  private static int tagEnd(String text, int start) {
    int end = text.indexOf("</", start);
    return end < 0 ? text.length() : end;
  }

  /** To the closing brace, or to the end of a text that was cut. */
  private static String inBraces(String text, int start) {
    int depth = 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return text.substring(start, i);
      }
    }
    return text.substring(start);
  }

  /** The rest of the line, or the next line with more than marks. */
  private static String firstLineWithContent(String text, int start) {
    int at = start;
    while (at < text.length() && TextNormaliser.isMark(text.charAt(at))) {
      at++;
    }
    int line = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    return text.substring(Math.max(start, line), end < 0 ? text.length() : end).strip();
  }

  /** The last line before a position with more than marks that is no farewell. */
  private static String lastLine(String text, int before) {
    String whole = "";
    int end = before;
    for (int lines = 0; lines <= MOST_FAREWELLS; lines++) {
      int last = end;
      while (last > 0 && TextNormaliser.isMark(text.charAt(last - 1))) {
        last--;
      }
      if (last == 0) {
        break;
      }
      int start = text.lastIndexOf('\n', last - 1) + 1;
      int lineEnd = text.indexOf('\n', last);
      String line = text.substring(start, lineEnd < 0 || lineEnd > end ? end : lineEnd).strip();
      if (!isFarewell(line)) {
        return line;
      }
      whole = whole.isEmpty() ? line : whole;
      end = start;
    }
    return whole.isEmpty() ? marks(text.substring(0, before)) : whole;
  }

  /** The last line of a text of nothing but marks: an empty text in quotes. */
  private static String marks(String text) {
    String stripped = text.strip();
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }

  private static boolean isFarewell(String line) {
    for (String farewell : FAREWELLS) {
      if (line.startsWith(farewell)) {
        return true;
      }
    }
    return false;
  }

  private static String opening(String text) {
    int start = 0;
    while (start < text.length() && TextNormaliser.isMark(text.charAt(start))) {
      start++;
    }
    int bound = Math.min(text.length(), start + LONGEST_OPENING);
    int end = text.indexOf('\n', start);
    return Characters.narrow(text.substring(start, end < 0 ? bound : Math.min(bound, end)));
  }

  /** Without typesetting, and full-width characters. */
  public static String plain(String text) {
    String narrow = Characters.narrow(text);
    return narrow.indexOf('\\') < 0 && !narrow.contains("{,}") ? narrow : Latex.plain(narrow);
  }
}
