package avengers.clustering.grade;

import avengers.clustering.answer.statement.Thoughts;
import com.google.re2j.Pattern;

/** Right is a reply in which a pattern is found. RE2 takes time linear in the reply. */
record Matching(Pattern pattern) implements Rule {
  @Override
  public double grade(String reply) {
    return Rule.grade(pattern.matcher(Thoughts.removedFrom(reply)).find());
  }
}
