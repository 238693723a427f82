package avengers.clustering.replay;

import avengers.clustering.fit.CalibrationError;
import avengers.clustering.fit.CalibrationFit;
import avengers.clustering.fit.JudgedVerdict;
import avengers.clustering.vote.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By how much confidence differs from the share of right verdicts: the expected calibration error,
 * 0 to 1, the mean of both halves of the queries.
 *
 * @param before if the agreement is taken for the confidence
 * @param after with what was learned on the other half
 */
public record CalibrationReplay(double before, double after) {

  /**
   * Measures full votes; empty if there are too few to learn from.
   *
   * @param queries each with its votes, one an order
   */
  static Optional<CalibrationReplay> of(List<List<CourseReplay>> queries) {
    List<JudgedVerdict> even = new ArrayList<>();
    List<JudgedVerdict> odd = new ArrayList<>();
    for (int query = 0; query < queries.size(); query++) {
      List<CourseReplay> courses = queries.get(query);
      courses.stream()
          .filter(course -> !course.full().tally().parties().isEmpty())
          .map(course -> new JudgedVerdict(course.full().tally(), course.right(),
              1.0 / courses.size()))
          .forEach(query % 2 == 0 ? even::add : odd::add);
    }
    Calibration ofEven = CalibrationFit.fit(even);
    Calibration ofOdd = CalibrationFit.fit(odd);
    return ofEven.overall().isEmpty() || ofOdd.overall().isEmpty()
        ? Optional.empty()
        : Optional.of(new CalibrationReplay(error(even, Calibration.NONE, odd, Calibration.NONE),
            error(even, ofOdd, odd, ofEven)));
  }

  private static double error(List<JudgedVerdict> one, Calibration ofOne,
      List<JudgedVerdict> other, Calibration ofOther) {
    return (CalibrationError.of(one, ofOne) + CalibrationError.of(other, ofOther)) / 2;
  }
}
