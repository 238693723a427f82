package avengers.clustering.forecast;

import java.util.Optional;

/**
 * How plans of one form do, by features of the models that they are made of.
 *
 * @param accuracy the probability of a right answer
 * @param second the probability that the second step follows; there if the form has one
 * @param standardError of the mean accuracy of such plans
 * @param count how many queries were answered so
 */
public record MeasuredShape(PlanShape shape,
    Logistic accuracy,
    Optional<Logistic> second,
    double standardError,
    long count) {
  public MeasuredShape {
    if (shape.then().isPresent() != second.isPresent()) {
      throw new IllegalArgumentException(
          "how often the second step follows is known exactly where there is one");
    }
  }
}
