package avengers.clustering.grade;

import avengers.clustering.answer.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the grader of each question: by the question's own wish, else by its data set, else the
 * usual one.
 *
 * @param code the command for {@code code}; without it, no question may ask for that
 * @param judge whether there is a model for {@code judge}
 */
public record Graders(GraderSpec usual,
    Map<String, GraderSpec> byDataset,
    Optional<CodeCommand> code,
    boolean judge) {
  public Graders {
    byDataset = Map.copyOf(byDataset);
  }

  /** Compares every answer as the kind that it has. */
  public static Graders automatic() {
    return parse(List.of(), Optional.empty(), false);
  }

  /**
   * Reads what options say: {@code dataset=grader} for a data set, {@code grader} for all others;
   * several in one text are separated by commas, unless one of them is a {@code regex}.
   *
   * @throws IllegalArgumentException if there is no such grader; the message names those there are
   */
  public static Graders parse(List<String> options, Optional<CodeCommand> code, boolean judge) {
    GraderSpec usual = GraderSpec.plain(GraderSpec.Type.AUTO);
    Map<String, GraderSpec> byDataset = new LinkedHashMap<>();
    for (String option : entries(options)) {
      int colon = option.indexOf(':');
      int equals = option.indexOf('=');
      if (equals > 0 && (colon < 0 || equals < colon)) {
        byDataset.put(option.substring(0, equals).strip(),
            GraderSpec.parse(option.substring(equals + 1)));
      } else {
        usual = GraderSpec.parse(option);
      }
    }
    return new Graders(usual, byDataset, code, judge);
  }

  /**
   * Checks that the data sets which have graders of their own are there.
   *
   * @throws IllegalArgumentException if one is not; the message names those that are
   */
  public void requireDatasets(Set<String> datasets) {
    byDataset.keySet()
        .stream()
        .sorted()
        .filter(name -> !datasets.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException("--grader: there is no data set \"" + name
              + "\"; there are: " + String.join(", ", new TreeSet<>(datasets)));
        });
  }

  private static List<String> entries(List<String> options) {
    List<String> entries = new ArrayList<>();
    for (String option : options) {
      entries.addAll(option.contains("regex:") ? List.of(option) : List.of(option.split(",", -1)));
    }
    return entries;
  }

  /**
   * The grader of one question.
   *
   * @throws IllegalArgumentException if the question's answer does not fit it, or what it needs was
   * not given
   */
  public Grader grader(Graded question) {
    GraderSpec spec = question.grader()
        .map(GraderSpec::parse)
        .orElseGet(() -> byDataset.getOrDefault(question.dataset(), usual));
    return switch (spec.type()) {
      case AUTO -> new SameAnswer(question.query(), right(question));
      case NUMBER -> new NearNumber(NearNumber.read(right(question))
          .orElseThrow(() -> misfit(question, "no number")), spec.tolerance(), spec.relative());
      case CHOICE -> SameChoice.of(question.query(), right(question))
          .orElseThrow(() -> misfit(question, "no letter of an option"));
      case EXACT -> new SameText(right(question));
      case ONE_OF -> oneOf(question);
      case CONTAINS -> new Contained(right(question));
      case REGEX -> new Matching(
          spec.pattern().orElseGet(() -> GraderSpec.pattern(right(question))));
      case JSON -> new SameJson(
          json(question).orElseThrow(() -> misfit(question, "no JSON")));
      case LATEX -> SameFormula.of(question.query(), right(question));
      case CODE -> new PassingCode(code.orElseThrow(() -> new IllegalArgumentException(
          "the grader code needs the option --code-command")), question.json().toString());
      case JUDGE -> judge(question);
    };
  }

  private static String right(Graded question) {
    return question.text()
        .orElseThrow(() -> new IllegalArgumentException("\"answer\" is missing"));
  }

  private static IllegalArgumentException misfit(Graded question, String what) {
    return new IllegalArgumentException(
        "\"answer\" is " + what + ": " + right(question));
  }

  private static OneOf oneOf(Graded question) {
    List<JsonValue> rights = json(question)
        .map(list -> list instanceof JsonValue.Items(List<JsonValue> values)
            ? values
            : List.<JsonValue>of())
        .filter(values -> !values.isEmpty())
        .orElseThrow(() -> misfit(question, "no list of right answers, as one-of needs"));
    return new OneOf(rights.stream()
        .map(right -> new SameAnswer(question.query(),
            right instanceof JsonValue.Text(String text) ? text : right.canonical()))
        .toList());
  }

  /** JSON as it stands in the file, or in a text. */
  private static Optional<JsonValue> json(Graded question) {
    return question.answer()
        .map(answer -> answer.isString() ? answer.stringValue() : answer.toString())
        .flatMap(JsonValue::parse);
  }

  private Judge judge(Graded question) {
    if (!judge) {
      throw new IllegalArgumentException("the grader judge needs the option --judge");
    }
    return new Judge(question.query(), question.text());
  }

  /** The settings that grades depend on, in one line. */
  public String description() {
    return byDataset.entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + describe(entry.getValue()))
        .collect(Collectors.joining(",", "", byDataset.isEmpty() ? "" : ","))
        + describe(usual);
  }

  private static String describe(GraderSpec spec) {
    return spec.type().label() + spec.pattern().map(pattern -> ":" + pattern).orElse("")
        + (spec.tolerance().signum() == 0 ? "" : ":" + spec.tolerance().toPlainString());
  }
}
