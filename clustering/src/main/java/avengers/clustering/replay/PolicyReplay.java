package avengers.clustering.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What votes did that were counted by one policy. Shares of right votes are 0 to 1.
 *
 * @param vote of all samples
 * @param byNumber of fewer samples
 */
public record PolicyReplay(double vote, List<OfNumber> byNumber, Map<Rule, RuleReplay> stopping) {
  /** The vote of so many samples. */
  public record OfNumber(int samples, double vote) {}

  public PolicyReplay {
    byNumber = List.copyOf(byNumber);
    stopping = Map.copyOf(stopping);
  }

  /** What a stopping rule did. */
  public RuleReplay of(Rule rule) {
    return Objects.requireNonNull(stopping.get(rule));
  }

  static PolicyReplay of(List<Integer> numbers, List<CourseReplay> courses) {
    List<OfNumber> byNumber = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int at = i;
      byNumber.add(new OfNumber(numbers.get(i), share(courses,
          course -> course.byNumber().get(at))));
    }
    Map<Rule, RuleReplay> stopping = new EnumMap<>(Rule.class);
    Arrays.stream(Rule.values())
        .forEach(rule -> stopping.put(rule, RuleReplay.of(courses.stream()
            .flatMap(course -> course.runs().entrySet().stream())
            .filter(run -> run.getKey() == rule)
            .map(Map.Entry::getValue)
            .toList())));
    return new PolicyReplay(share(courses, CourseReplay::right), byNumber, stopping);
  }

  static double share(List<CourseReplay> courses, Predicate<CourseReplay> condition) {
    return courses.stream().mapToInt(course -> condition.test(course) ? 1 : 0).average().orElse(0);
  }
}
