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

  public static Observations of(List<Observation> queries, String sourceHash) {
    TreeSet<String> models = queries.stream()
        .flatMap(query -> query.scores().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
    return new Observations(queries, List.copyOf(models), sourceHash);
  }

  public List<String> texts() {
    return queries.stream().map(Observation::query).toList();
  }
}
