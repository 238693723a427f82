package avengers.clustering.grade;

import avengers.clustering.answer.Grader;

/** Right is a reply with the same answer, compared as the kind that query and answer have. */
record SameAnswer(String query, String right) implements Rule {
  @Override
  public double grade(String reply) {
    return Grader.grade(query, right, reply);
  }
}
