package avengers.clustering.grade;

import avengers.clustering.answer.json.JsonValue;

/**
 * Right is a reply that is the same JSON: keys in any order, numbers by value. It may stand in a
 * fence, or among other text.
 */
record SameJson(JsonValue right) implements Rule {
  @Override
  public double grade(String reply) {
    return Rule.grade(JsonValue.statedBy(reply).filter(right::equals).isPresent());
  }
}
