package avengers.clustering.grade;

import avengers.clustering.answer.Formula;

/** Right is a reply that states the same formula in LaTeX, or the same answer of any kind. */
record SameFormula(Formula right, SameAnswer answer) implements Rule {
  @Override
  public double grade(String reply) {
    Formula given = Formula.of(reply);
    boolean same = !given.canonical().isEmpty() && given.equals(right);
    return same ? 1 : answer.grade(reply);
  }
}
