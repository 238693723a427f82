package avengers.clustering.replay;

import avengers.clustering.vote.Election;
import avengers.clustering.vote.Verdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What votes made of one course.
 *
 * @param single how often one sample alone is right
 * @param full the verdict of all samples
 * @param right whether it is right
 * @param byNumber whether the votes of fewer samples are right
 */
record CourseReplay(double single,
    Verdict full,
    boolean right,
    List<Boolean> byNumber,
    Map<Rule, RuleReplay.Run> runs) {
  static CourseReplay of(Field field, Course course, Election election, ReplayOptions options) {
    Verdict full = course.vote(course.samples().size(), election);
    Map<Rule, RuleReplay.Run> runs = new EnumMap<>(Rule.class);
    Arrays.stream(Rule.values()).forEach(rule -> {
      Course.End end = course.run(rule.of(options), election);
      runs.put(rule, RuleReplay.Run.of(course, end, Course.agree(end.verdict(), full)));
    });
    return new CourseReplay(Field.single(course), full, course.isRight(full), field.numbers()
        .stream()
        .map(number -> course.isRight(course.vote(number, election)))
        .toList(), runs);
  }

  String kind() {
    return full.tally().kind().label();
  }
}
