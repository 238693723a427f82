package avengers.clustering.collect;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.ObservationJson;
import avengers.clustering.table.Row;
import avengers.clustering.table.RowKeys;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an observations file already holds of the questions to be asked. */
final class FinishedQuestions {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;
  private final RowKeys rows = new RowKeys();
  private final Map<QuestionIdentity, Question> pending = new LinkedHashMap<>();
  private final Map<String, Double> costs = new HashMap<>();
  private final Set<String> models = new TreeSet<>();
  private int mostReplies;
  private int others;

  FinishedQuestions(Path file, List<Question> questions) {
    this.file = file;
    questions.forEach(question -> pending.put(QuestionIdentity.of(question), question));
  }

  /**
   * Takes a line of the file.
   *
   * @return its observation, if it is of one of the questions
   * @throws IllegalArgumentException if it holds none; the message says why
   */
  Optional<Observation> take(String line) {
    Observation observation = parse(line);
    Question question = pending.remove(QuestionIdentity.of(observation));
    if (question == null) {
      others++;
      return Optional.empty();
    }
    costs.put(question.key(), cost(observation));
    models.addAll(observation.samples().keySet());
    observation.samples()
        .values()
        .forEach(replies -> mostReplies = Math.max(mostReplies, replies.size()));
    return Optional.of(observation);
  }

  private Observation parse(String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        Row row = new Row(file, file.toString(), object);
        return ObservationJson.read(row, rows.next(row));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("expected a JSON object, one a line");
  }

  private static double cost(Observation observation) {
    return observation.usages()
        .entrySet()
        .stream()
        .mapToDouble(usage -> usage.getValue().cost().orElse(0)
            * observation.samples().getOrDefault(usage.getKey(), List.of()).size())
        .sum();
  }

  /** The questions that have no observation, in their order. */
  List<Question> unanswered() {
    return List.copyOf(pending.values());
  }

  /** What each finished question cost, in dollars, by its key. */
  Map<String, Double> costs() {
    return costs;
  }

  /** The models that replied to any finished question. */
  Set<String> models() {
    return models;
  }

  /** The most replies that any model gave to a finished question. */
  int mostReplies() {
    return mostReplies;
  }

  /** How many observations are of other questions. */
  int others() {
    return others;
  }
}
