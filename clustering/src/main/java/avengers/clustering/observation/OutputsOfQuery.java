package avengers.clustering.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what files of raw answers know of one query. */
final class OutputsOfQuery {
  private final Observation query;
  private final Map<String, List<String>> samples = new HashMap<>();
  private Optional<String> answer = Optional.empty();
  private boolean found;
  private boolean contradicted;
  private long ungraded;

  OutputsOfQuery(Observation query) {
    this.query = query;
  }

  void add(Optional<String> rightAnswer, Map<String, List<String>> byModel) {
    found = true;
    answer = answer.or(() -> rightAnswer);
    contradicted |= query.answer().isPresent() && rightAnswer.isPresent()
        && !query.answer().equals(rightAnswer);
    byModel.forEach((model, texts) -> {
      if (query.scores().containsKey(model)) {
        samples.computeIfAbsent(model, _ -> new ArrayList<>()).addAll(texts);
      } else {
        ungraded += texts.size();
      }
    });
  }

  /** The query with its own right answer, if it has one, and its own samples of other models. */
  Observation joined() {
    if (!found) {
      return query;
    }
    Map<String, List<String>> all = new HashMap<>(query.samples());
    samples.forEach((model, texts) -> all.put(model, List.copyOf(texts)));
    return new Observation(query.query(), query.dataset(), query.index(),
        query.answer().or(() -> answer), query.scores(), query.usages(), all);
  }

  boolean isFound() {
    return found;
  }

  boolean isContradicted() {
    return contradicted;
  }

  long ungraded() {
    return ungraded;
  }
}
