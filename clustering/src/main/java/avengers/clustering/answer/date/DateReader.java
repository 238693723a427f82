package avengers.clustering.answer.date;

import static avengers.clustering.answer.date.DateToken.Type.MARK;
import static avengers.clustering.answer.date.DateToken.Type.MONTH;
import static avengers.clustering.answer.date.DateToken.Type.NUMBER;

import avengers.clustering.answer.statement.Statement;
import java.time.DateTimeException;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a date in a statement: "2024-05-17", "17 May 2024", "May 17th, 2024", "05/17/2024",
 * "17.05.2024", "2024年5月17日", "May 2024", "17 May".
 */
public final class DateReader {
  /** The statement of a date is short; what stands behind this many characters is not read. */
  private static final int LONGEST = 400;
  private static final int LONGEST_WORDS = 30;

  private final List<DateToken> tokens;
  private final DateOrder order;

  private DateReader(List<DateToken> tokens, DateOrder order) {
    this.tokens = tokens;
    this.order = order;
  }

  /** A date from one token to before another. */
  private record Found(String iso, int first, int end) {}

  /** The date: the first of an announced answer, the last of any other; in ISO 8601. */
  public static Optional<String> read(Statement statement, DateOrder order) {
    String text = statement.text();
    int start = statement.announced() ? 0 : Math.max(0, text.length() - LONGEST);
    List<Found> all = new DateReader(
        DateToken.all(text.substring(start, Math.min(text.length(), start + LONGEST))), order)
        .all();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of((statement.announced() ? all.getFirst() : all.getLast()).iso);
  }

  /** Whether the statement is one date and, at most, few words. */
  public static boolean isDate(Statement statement) {
    String text = statement.text();
    if (text.length() > LONGEST) {
      return false;
    }
    List<DateToken> tokens = DateToken.all(text);
    List<Found> all = new DateReader(tokens, DateOrder.UNKNOWN).all();
    if (all.size() != 1) {
      return false;
    }
    int rest = 0;
    for (int i = 0; i < tokens.size(); i++) {
      boolean outside = i < all.getFirst().first || i >= all.getFirst().end;
      DateToken.Type type = tokens.get(i).type();
      if (outside && type == NUMBER) {
        return false;
      }
      rest += outside && type != MARK ? tokens.get(i).length() + 1 : 0;
    }
    return rest <= LONGEST_WORDS;
  }

  private List<Found> all() {
    List<Found> all = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      int start = at;
      Optional<Found> found = inNumbers(at).or(() -> named(start)).or(() -> chinese(start));
      found.ifPresent(all::add);
      at = found.isPresent() ? found.get().end : at + 1;
    }
    return all;
  }

  /** "2024-05-17", "05/17/2024", "17.05.2024" */
  private Optional<Found> inNumbers(int at) {
    char mark = mark(at + 1);
    boolean three = "-/.".indexOf(mark) >= 0 && mark(at + 3) == mark && isNumber(at)
        && isNumber(at + 2) && isNumber(at + 4) && !(mark(at + 5) == mark && isNumber(at + 6));
    if (!three) {
      return Optional.empty();
    }
    DateToken first = tokens.get(at);
    DateToken second = tokens.get(at + 2);
    DateToken third = tokens.get(at + 4);
    if (first.length() == 4) {
      return date(first.value(), second.value(), third.value(), at, at + 5);
    }
    if (third.length() != 4 || first.length() > 2 || second.length() > 2) {
      return Optional.empty();
    }
    boolean dayFirst = first.value() > 12 || (second.value() <= 12
        && (order == DateOrder.DAY_FIRST || (order == DateOrder.UNKNOWN && mark == '.')));
    boolean unclear = order == DateOrder.UNKNOWN && mark != '.' && first.value() <= 12
        && second.value() <= 12 && first.value() != second.value();
    if (unclear) {
      return Optional.of(new Found(first.value() + "/" + second.value() + "/" + third.value(), at,
          at + 5));
    }
    return dayFirst
        ? date(third.value(), second.value(), first.value(), at, at + 5)
        : date(third.value(), first.value(), second.value(), at, at + 5);
  }

  /** "17 May 2024", "17. Mai", "May 17, 2024", "May 2024", "2024 May 17" */
  private Optional<Found> named(int at) {
    if (isNumber(at) && tokens.get(at).length() <= 2) {
      int month = mark(at + 1) == '.' || mark(at + 1) == '-' ? at + 2 : at + 1;
      return isMonth(month)
          ? withYear(tokens.get(month).value(), tokens.get(at).value(), at, month + 1)
          : Optional.empty();
    }
    if (isYear(at) && isMonth(at + 1) && isDay(at + 2)) {
      return date(tokens.get(at).value(), tokens.get(at + 1).value(), tokens.get(at + 2).value(),
          at,
          at + 3);
    }
    if (!isMonth(at)) {
      return Optional.empty();
    }
    int next = ".,".indexOf(mark(at + 1)) >= 0 ? at + 2 : at + 1;
    int month = tokens.get(at).value();
    return isDay(next)
        ? withYear(month, tokens.get(next).value(), at, next + 1)
        : isYear(next) && !isDay(at - 1)
            ? date(tokens.get(next).value(), month, 0, at, next + 1)
            : Optional.empty();
  }

  private Optional<Found> withYear(int month, int day, int first, int end) {
    int year = ".,-".indexOf(mark(end)) >= 0 ? end + 1 : end;
    return isYear(year)
        ? date(tokens.get(year).value(), month, day, first, year + 1)
        : date(0, month, day, first, end);
  }

  /** "2024年5月17日", "5月17日", "2024年5月" */
  private Optional<Found> chinese(int at) {
    boolean year = isNumber(at) && mark(at + 1) == '年';
    int month = year ? at + 2 : at;
    if (!isNumber(month) || mark(month + 1) != '月') {
      return Optional.empty();
    }
    boolean day = isNumber(month + 2) && mark(month + 3) == '日';
    return date(year ? tokens.get(at).value() : 0, tokens.get(month).value(),
        day ? tokens.get(month + 2).value() : 0, at, day ? month + 4 : month + 2);
  }

  /** A date, if there is such a one; a part that is 0 is missing. */
  private static Optional<Found> date(int year, int month, int day, int first, int end) {
    try {
      String iso = year == 0
          ? MonthDay.of(Month.of(month), day).toString()
          : day == 0
              ? YearMonth.of(year, month).toString()
              : YearMonth.of(year, month).atDay(day).toString();
      return year == 0 && day == 0 ? Optional.empty() : Optional.of(new Found(iso, first, end));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private char mark(int index) {
    return index < tokens.size() && tokens.get(index).type() == MARK
        ? (char) tokens.get(index).value()
        : ' ';
  }

  private boolean isNumber(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).type() == NUMBER
        && tokens.get(index).value() >= 0;
  }

  private boolean isDay(int index) {
    return isNumber(index) && tokens.get(index).length() <= 2;
  }

  private boolean isYear(int index) {
    return isNumber(index) && tokens.get(index).length() == 4;
  }

  private boolean isMonth(int index) {
    return index < tokens.size() && tokens.get(index).type() == MONTH;
  }
}
