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
  public LabelledQueries of(List<String> some) {
    return new LabelledQueries(queries, some, embeddings);
  }

  /** The queries at these positions, in this order. */
  public LabelledQueries at(int[] positions) {
    List<Observation> some = new ArrayList<>(positions.length);
    List<float[]> vectors = new ArrayList<>(positions.length);
    for (int i = 0; i < positions.length; i++) {
      some.add(queries.get(positions[i]));
      vectors.add(embeddings.get(positions[i]));
    }
    return new LabelledQueries(some, models, vectors);
  }
}
