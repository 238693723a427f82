package avengers.clustering.grade;

import avengers.clustering.answer.statement.Thoughts;

/** Right is a reply that is the right answer, but for blanks around it. */
record SameText(String right) implements Rule {
  @Override
  public double grade(String reply) {
    return Rule.grade(Thoughts.removedFrom(reply).strip().equals(right.strip()));
  }
}
