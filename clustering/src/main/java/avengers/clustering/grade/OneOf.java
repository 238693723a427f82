package avengers.clustering.grade;

import java.util.List;

/** Right is a reply with the same answer as any of several. */
record OneOf(List<SameAnswer> rights) implements Rule {
  OneOf {
    rights = List.copyOf(rights);
  }

  @Override
  public double grade(String reply) {
    return Rule.grade(rights.stream().anyMatch(right -> right.grade(reply) == 1));
  }
}
