package avengers.clustering.fit;

import avengers.clustering.observation.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * Labelled queries with their embeddings.
 *
 * @param embeddings one unit vector a query
 */
public record LabelledQueries(List<Observation> queries,
    List<String> models,
    List<float[]> embeddings) {
  public LabelledQueries {
    queries = List.copyOf(queries);
    models = List.copyOf(models);
    embeddings = List.copyOf(embeddings);
    if (embeddings.size() != queries.size()) {
      throw new IllegalArgumentException(
          queries.size() + " queries, but " + embeddings.size() + " embeddings");
    }
  }

  public int size() {
    return queries.size();
  }

  /** The same queries, of which only these models' scores count. */
  LabelledQueries withModels(List<String> some) {
    return new LabelledQueries(queries, some, embeddings);
  }

  /** The queries at these positions, in this order. */
  public LabelledQueries at(List<Integer> positions) {
    return new LabelledQueries(positions.stream().map(queries::get).toList(), models,
        positions.stream().map(embeddings::get).toList());
  }

  /** The queries that any of these models has a score of, with the scores of these models. */
  public LabelledQueries of(List<String> pool) {
    List<Observation> some = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Observation restricted = queries.get(i).of(pool);
      if (!restricted.scores().isEmpty()) {
        some.add(restricted);
        vectors.add(embeddings.get(i));
      }
    }
    return new LabelledQueries(some, pool, vectors);
  }
}
