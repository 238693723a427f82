package avengers.gateway.demo.simulated;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The calendar: weekdays, days between two dates, and dates some days away. */
final class Dates {

  private static final LocalDate A_MONDAY = LocalDate.of(2001, 1, 1);
  private static final int DAYS_DRAWN = 14_000;
  private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu",
      Locale.ENGLISH);

  private Dates() {}

  static Field field() {
    return new TaskField("dates", List.of(weekday(), between(), after(), before()));
  }

  private static Task weekday() {
    return Task.of(Kind.TEXT, random -> {
      int day = random.nextInt(DAYS_DRAWN);
      String date = written(A_MONDAY.plusDays(day), random);
      return new Draw(name(DayOfWeek.of(day % 7 + 1)), Slots.of("date", date));
    }, slots -> read(slots.text("date")).map(LocalDate::getDayOfWeek)
        .map(Dates::weekdays)
        .orElse(List.of()),
        "What day of the week is {date}?",
        "On which weekday does the date {date} fall?",
        "Name the day of the week of {date}.",
        "Tell me the weekday of the calendar date {date}.");
  }

  private static Task between() {
    return Task.of(Kind.NUMBER, random -> {
      LocalDate start = A_MONDAY.plusDays(random.nextInt(DAYS_DRAWN));
      int days = random.nextInt(8, 400);
      return Draw.of(days, Slots.of("start", written(start, random))
          .and("end", written(start.plusDays(days), random)));
    }, slots -> read(slots.text("start"))
        .flatMap(start -> read(slots.text("end")).map(end -> DAYS.between(start, end)))
        .filter(days -> days > 0)
        .map(days -> Solution.numbers(days, days + 1, days - 1, days + 2, days - 2, days + 30))
        .orElse(List.of()),
        "How many days are there from {start} to {end}?",
        "What is the difference in days between the dates {start} and {end}?",
        "How many days after {start} is the date {end}?",
        "How many days pass on the calendar from {start} until {end}?");
  }

  private static Task after() {
    return shifted(1,
        "Which date is {#days} days after {date}? Answer as YYYY-MM-DD.",
        "What date comes {#days} days later than {date}? Write it as YYYY-MM-DD.",
        "Add {#days} days to the date {date} and give the date as YYYY-MM-DD.");
  }

  private static Task before() {
    return shifted(-1,
        "Which date is {#days} days before {date}? Answer as YYYY-MM-DD.",
        "What date comes {#days} days earlier than {date}? Write it as YYYY-MM-DD.",
        "Take {#days} days from the date {date} and give the date as YYYY-MM-DD.");
  }

  private static Task shifted(int sign, String... wordings) {
    return Task.of(Kind.TEXT, random -> {
      LocalDate date = A_MONDAY.plusDays(random.nextInt(DAYS_DRAWN));
      int days = random.nextInt(5, 120);
      LocalDate there = sign > 0 ? date.plusDays(days) : date.minusDays(days);
      return new Draw(there.toString(), Slots.of("days", days).and("date", written(date, random)));
    }, slots -> read(slots.text("date"))
        .map(date -> around(date.plusDays(sign * slots.number("days"))))
        .orElse(List.of()), wordings);
  }

  private static List<String> around(LocalDate date) {
    return LongStream.of(0, 1, -1, 2, -2, 30)
        .mapToObj(date::plusDays)
        .map(LocalDate::toString)
        .toList();
  }

  private static List<String> weekdays(DayOfWeek day) {
    return LongStream.of(0, 1, -1, 2, -2, 3, -3).mapToObj(day::plus).map(Dates::name).toList();
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String written(LocalDate date, RandomGenerator random) {
    return random.nextBoolean() ? date.toString() : LONG.format(date);
  }

  private static Optional<LocalDate> read(String date) {
    return Stream
        .<Function<String, LocalDate>>of(LocalDate::parse, text -> LocalDate.parse(text, LONG))
        .flatMap(reader -> tried(reader, date).stream())
        .filter(read -> read.getYear() > 0 && read.getYear() < 10_000)
        .findFirst();
  }

  private static Optional<LocalDate> tried(Function<String, LocalDate> reader, String date) {
    try {
      return Optional.of(reader.apply(date));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
