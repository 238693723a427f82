package avengers.clustering.collect;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes the observation of a question from its graded replies. */
final class Observing {
  private Observing() {}

  /**
   * The observation.
   *
   * @param replies by model; a reply that did not come is missing, not wrong
   */
  static Observation of(Question question, Map<String, List<GradedReply>> replies) {
    Map<String, Double> scores = new TreeMap<>();
    Map<String, Usage> usages = new TreeMap<>();
    Map<String, List<String>> samples = new TreeMap<>();
    replies.forEach((model, got) -> {
      if (!got.isEmpty()) {
        mean(got, GradedReply::score).ifPresent(score -> scores.put(model, score));
        usages.put(model, meanUsage(got));
        samples.put(model, got.stream().map(graded -> graded.reply().text()).toList());
      }
    });
    return new Observation(question.query(), question.dataset(), question.index(),
        question.answer(), scores, usages, samples);
  }

  private static Usage meanUsage(List<GradedReply> replies) {
    return new Usage(mean(replies, graded -> graded.reply().usage().cost()),
        mean(replies, graded -> graded.reply().usage().promptTokens()),
        mean(replies, graded -> graded.reply().usage().completionTokens()),
        mean(replies, graded -> graded.reply().usage().seconds()));
  }

  private static OptionalDouble mean(List<GradedReply> replies,
      Function<GradedReply, OptionalDouble> part) {
    return replies.stream()
        .map(part)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
