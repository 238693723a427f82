package avengers.clustering.observation;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The content of one observations file.
 *
 * @param models every model that any query has a score of, in alphabetical order
 * @param sourceHash SHA-256 of the file, in hexadecimal
 */
public record Observations(List<Observation> queries, List<String> models, String sourceHash) {
  public Observations {
    queries = List.copyOf(queries);
    models = List.copyOf(models);
  }

  /** The queries that any model has a score of; the others tell nothing. */
  public static Observations of(List<Observation> all, String sourceHash) {
    List<Observation> queries = all.stream().filter(query -> !query.scores().isEmpty()).toList();
    TreeSet<String> models = queries.stream()
        .flatMap(query -> query.scores().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
    return new Observations(queries, List.copyOf(models), sourceHash);
  }

  public List<String> texts() {
    return queries.stream().map(Observation::query).toList();
  }
}
