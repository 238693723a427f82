package avengers.clustering.grade;

import java.io.IOException;

/** A grader that decides by itself. */
public sealed interface Rule extends Grader
    permits SameAnswer, NearNumber, SameChoice, SameText, OneOf, Contained, Matching, SameJson,
    SameFormula, PassingCode {
  /**
   * How right a reply is, from 0 (wrong) to 1 (right).
   *
   * @throws IOException if that cannot be told; the reply then has no score
   */
  double grade(String reply) throws IOException, InterruptedException;

  /** The grade of something that is right or wrong. */
  static double grade(boolean right) {
    return right ? 1 : 0;
  }
}
