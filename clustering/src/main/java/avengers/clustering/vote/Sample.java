package avengers.clustering.vote;

import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import java.util.OptionalDouble;

/**
 * One model's reply, read.
 *
 * @param score the model's expected score on the query, 0 to 1
 * @param logProbability the mean natural logarithm of its tokens' probabilities, where known
 */
public record Sample(String model,
    double score,
    Reading reading,
    OptionalDouble logProbability) {
  /** A whole text of a model. */
  public static Sample of(String model, double score, String text) {
    return new Sample(model, score, Reading.of(Reply.of(text)), OptionalDouble.empty());
  }

  public String text() {
    return reading.reply().text();
  }
}
