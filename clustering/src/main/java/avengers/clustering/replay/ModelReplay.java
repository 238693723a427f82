package avengers.clustering.replay;

import avengers.clustering.vote.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What votes made of the samples of one model, or of one sample each of several models. Shares are
 * 0 to 1.
 *
 * @param model its name, or how many models there are
 * @param orders how many orders of the samples were averaged
 * @param single the share of single samples that are right; of several models the best one's
 * @param samples how many samples a full vote has, on average
 * @param agreement the winner's share of a full vote, on average
 * @param silent the share of samples that have no vote
 * @param plain with votes that count for one each
 * @param weighted with votes that count for their log-odds, where there are several models
 * @param calibration empty where there are too few queries
 */
public record ModelReplay(String model,
    int queries,
    int orders,
    double single,
    double samples,
    double agreement,
    double silent,
    PolicyReplay plain,
    Optional<PolicyReplay> weighted,
    Optional<CalibrationReplay> calibration,
    List<KindReplay> kinds) {
  public ModelReplay {
    kinds = List.copyOf(kinds);
  }

  static ModelReplay of(Field field, List<List<CourseReplay>> plain,
      List<List<CourseReplay>> weighted) {
    List<CourseReplay> all = plain.stream().flatMap(List::stream).toList();
    double samples = mean(field.all().stream().mapToInt(course -> course.samples().size()));
    double voters = mean(all.stream().map(CourseReplay::full).mapToInt(Verdict::voters));
    return new ModelReplay(field.name(), field.courses().size(),
        field.courses().isEmpty() ? 0 : field.courses().getFirst().size(),
        all.stream().mapToDouble(CourseReplay::single).average().orElse(0), samples,
        all.stream().map(CourseReplay::full).mapToDouble(Verdict::agreement).average().orElse(0),
        1 - voters / samples, PolicyReplay.of(field.numbers(), all),
        field.oneModel()
            ? Optional.empty()
            : Optional.of(PolicyReplay.of(field.numbers(),
                weighted.stream().flatMap(List::stream).toList())),
        CalibrationReplay.of(plain), KindReplay.of(all));
  }

  private static double mean(IntStream numbers) {
    return numbers.average().orElse(0);
  }
}
