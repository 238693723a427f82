package avengers.clustering.collect;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What one model's observations come to.
 *
 * @param asked calls for replies
 * @param failed those of them that gave none
 * @param score the mean over the questions with a score
 * @param dollars in all
 * @param tokens read and written in all
 * @param seconds the mean
 */
public record ModelSummary(String model,
    long asked,
    long failed,
    OptionalDouble score,
    double dollars,
    double tokens,
    OptionalDouble seconds) {

  /** Adds observations up. */
  static final class Builder {
    private final String model;
    private long asked;
    private long replied;
    private double scores;
    private long scored;
    private double dollars;
    private double tokens;
    private double seconds;
    private long timed;

    private Builder(String model) {
      this.model = model;
    }

    private void add(Observation observation, int samples) {
      int replies = observation.samples().getOrDefault(model, List.of()).size();
      Usage usage = observation.usage(model);
      asked += samples;
      replied += replies;
      Double score = observation.scores().get(model);
      scores += score == null ? 0 : score;
      scored += score == null ? 0 : 1;
      dollars += replies * usage.cost().orElse(0);
      tokens += replies * (usage.promptTokens().orElse(0) + usage.completionTokens().orElse(0));
      seconds += usage.seconds().orElse(0);
      timed += usage.seconds().isPresent() ? 1 : 0;
    }

    private ModelSummary build() {
      return new ModelSummary(model, asked, Math.max(0, asked - replied),
          scored == 0 ? OptionalDouble.empty() : OptionalDouble.of(scores / scored), dollars,
          tokens, timed == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / timed));
    }
  }

  /** Sums up several models. */
  static final class All {
    private final Map<String, Builder> builders = new TreeMap<>();
    private final int samples;

    All(List<String> models, int samples) {
      this.samples = samples;
      models.forEach(model -> builders.put(model, new Builder(model)));
    }

    void add(Observation observation) {
      builders.values().forEach(builder -> builder.add(observation, samples));
    }

    List<ModelSummary> summaries() {
      return builders.values().stream().map(Builder::build).toList();
    }
  }
}
