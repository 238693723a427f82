package avengers.clustering.replay;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a stopping rule did.
 *
 * @param accuracy the share of right votes, 0 to 1
 * @param samples how many samples had come when it stopped, on average
 * @param asked how many it had asked for, on average: some may be under way when it stops
 * @param agreement the share of votes that say what wins the full vote, 0 to 1
 */
public record RuleReplay(double accuracy, double samples, double asked, double agreement) {
  /**
   * One vote.
   *
   * @param agrees whether the full vote says the same
   */
  record Run(boolean right, int samples, int asked, boolean agrees) {
    static Run of(Course course, Course.End end, boolean agrees) {
      return new Run(course.isRight(end.verdict()), end.samples(), end.asked(), agrees);
    }
  }

  static RuleReplay of(List<Run> runs) {
    return new RuleReplay(mean(runs, run -> run.right() ? 1 : 0), mean(runs, Run::samples),
        mean(runs, Run::asked), mean(runs, run -> run.agrees() ? 1 : 0));
  }

  private static double mean(List<Run> runs, ToDoubleFunction<Run> figure) {
    return runs.stream().mapToDouble(figure).average().orElse(0);
  }
}
