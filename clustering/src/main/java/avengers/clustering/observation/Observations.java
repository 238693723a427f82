package avengers.clustering.observation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The content of observations files.
 *
 * @param models every model that any query has a score of, in alphabetical order
 * @param sourceHash SHA-256 of the files' bytes, in hexadecimal
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

  /**
   * What is known of the models of a pool; queries that none of them has a score of are left out.
   *
   * @throws IllegalArgumentException if the pool names an unknown model, or leaves none
   */
  public Observations within(Pool pool) {
    Set<String> kept = Set.copyOf(pool.of(models));
    return of(queries.stream().map(query -> query.of(kept)).toList(), sourceHash);
  }

  public List<String> texts() {
    return queries.stream().map(Observation::query).toList();
  }
}
