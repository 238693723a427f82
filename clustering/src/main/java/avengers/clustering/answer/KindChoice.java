package avengers.clustering.answer;

import avengers.clustering.answer.number.NumberReader;
import avengers.clustering.answer.number.Quantity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses what the answers to one prompt are compared as: once, from the prompt and all replies
 * together, so that every reply is read alike.
 */
public final class KindChoice {
  /**
   * The kinds, whatever their variants. Free texts come first: nothing is decided while they are
   * possible, so nobody need look at the others.
   */
  private enum Family {
    FREE_TEXT,
    CALLS,
    ASKED,
    NUMBERS,
    YES_NO,
    DATES,
    CODE,
    JSON,
    LITERALS,
    LITERAL_TEXTS,
    LISTS,
    FORMULAS,
    SHORT_TEXTS
  }

  private KindChoice() {}

  /**
   * The kind that the prompt asks for, or its replies give.
   *
   * <p>
   * Calls of tools, where more than half of the replies call any, since such a reply is nothing
   * else. Then what the prompt decides: JSON where a response format asks for it, a choice where
   * the query lists options. Then what more than half of the replies state. Where they state this
   * and that, but mostly something short, short texts; else they are free texts.
   */
  public static AnswerKind of(Prompt prompt, List<Reading> readings) {
    Family family = family(prompt.asked(), Forms.of(readings));
    return kinds(family, prompt.asked(), readings, 0).toList().getFirst();
  }

  /**
   * The kinds that may be the chosen one when more replies are there, whatever these say, and
   * whether or not they say anything.
   *
   * <p>
   * A kind can be reached if it is reached by further replies that are all of the one form which
   * that kind alone looks for: any other form makes its share smaller, or the share of a kind that
   * is asked for before it larger; and fewer replies do less. So one try for each form tells.
   *
   * @param outstanding how many replies may still come
   * @return one or more kinds
   */
  public static List<AnswerKind> possible(Prompt prompt, List<Reading> readings, int outstanding) {
    Forms forms = Forms.of(readings);
    Set<Family> families = EnumSet.of(family(prompt.asked(), forms));
    if (outstanding > 0) {
      for (Form form : EnumSet.complementOf(EnumSet.of(Form.NOTHING))) {
        families.add(family(prompt.asked(), forms.plus(form, outstanding)));
      }
    }
    return families.stream()
        .flatMap(family -> kinds(family, prompt.asked(), readings, outstanding))
        .toList();
  }

  /**
   * Asks for the kinds in an order in which each has a form that none before it looks for:
   * {@link #possible} rests on that.
   */
  private static Family family(Asked asked, Forms forms) {
    if (forms.areMostly(Form.CALLS)) {
      return Family.CALLS;
    }
    if (asked.kind().isPresent()) {
      return Family.ASKED;
    }
    if (forms.areMostly(Form.NUMBER)) {
      return Family.NUMBERS;
    }
    if (forms.areMostly(Form.YES_NO)) {
      return Family.YES_NO;
    }
    if (forms.areMostly(Form.DATE)) {
      return Family.DATES;
    }
    if (forms.areMostly(Form.CODE)) {
      return Family.CODE;
    }
    return composed(asked, forms);
  }

  /** Kinds that read several forms. */
  private static Family composed(Asked asked, Forms forms) {
    if (asked.code()) {
      // An object in JSON is a value of code, too.
      if (forms.areMostly(Form.VALUE, Form.QUOTED, Form.LIST, Form.NUMBER, Form.YES_NO,
          Form.JSON)) {
        return forms.areRather(Form.QUOTED, Form.VALUE) ? Family.LITERAL_TEXTS : Family.LITERALS;
      }
    } else if (forms.areMostly(Form.JSON)) {
      return Family.JSON;
    } else if (forms.areMostly(Form.LIST, Form.VALUE)) {
      return Family.LISTS;
    }
    if (forms.areMostly(Form.FORMULA, Form.NUMBER, Form.VALUE)) {
      return Family.FORMULAS;
    }
    return forms.areMostly(Form.SHORT, Form.QUOTED, Form.NUMBER, Form.YES_NO, Form.DATE, Form.LIST,
        Form.VALUE, Form.FORMULA)
            ? Family.SHORT_TEXTS
            : Family.FREE_TEXT;
  }

  /** The variants of a kind that may be chosen. */
  private static Stream<AnswerKind> kinds(Family family, Asked asked, List<Reading> readings,
      int outstanding) {
    return switch (family) {
      case FREE_TEXT -> Stream.of(new AnswerKind.FreeText());
      case CALLS -> Stream.of(new AnswerKind.ToolCalls());
      case ASKED -> asked.kind().stream();
      case NUMBERS -> numbers(asked, readings, outstanding);
      case YES_NO -> Stream.of(new AnswerKind.YesNo());
      case DATES -> Stream.of(new AnswerKind.Dates(asked.order()));
      case CODE -> Stream.of(new AnswerKind.Code());
      case JSON -> Stream.of(AnswerKind.Json.ANY);
      case LITERALS -> Stream.of(new AnswerKind.Literals(false));
      case LITERAL_TEXTS -> Stream.of(new AnswerKind.Literals(true));
      case LISTS -> Stream.of(new AnswerKind.Lists());
      case FORMULAS -> Stream.of(new AnswerKind.Formulas());
      case SHORT_TEXTS -> Stream.of(new AnswerKind.ShortTexts());
    };
  }

  /**
   * How numbers are compared. When more replies are there, they may be percents and have units; if
   * they are now, they remain so.
   */
  private static Stream<AnswerKind> numbers(Asked asked, List<Reading> readings, int outstanding) {
    List<Quantity> numbers = readings.stream()
        .filter(reading -> reading.silence().isEmpty())
        .flatMap(reading -> NumberReader.read(reading.statement()).stream())
        .toList();
    boolean percent = asked.percent() || numbers.stream().anyMatch(Quantity::isNoShare);
    boolean units = numbers.stream()
        .map(Quantity::unit)
        .filter(unit -> !unit.isEmpty())
        .distinct()
        .count() > 1;
    AnswerKind now = new AnswerKind.Numbers(percent, units);
    return outstanding == 0
        ? Stream.of(now)
        : Stream.of(now, new AnswerKind.Numbers(true, units), new AnswerKind.Numbers(percent, true),
            new AnswerKind.Numbers(true, true)).distinct();
  }
}
