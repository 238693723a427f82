package avengers.clustering.testing;

import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Builds labelled queries whose embeddings are given by hand. */
public final class Labelled {
  private final List<Observation> queries = new ArrayList<>();
  private final List<float[]> embeddings = new ArrayList<>();

  public static Observation observation(String dataset, long index, Map<String, Double> scores) {
    return new Observation("query " + index, dataset, index, Optional.empty(), scores, Map.of(),
        Map.of());
  }

  public Labelled add(String dataset, float[] embedding, Map<String, Double> scores) {
    queries.add(observation(dataset, queries.size(), scores));
    embeddings.add(embedding);
    return this;
  }

  public LabelledQueries build() {
    TreeSet<String> models = new TreeSet<>();
    queries.forEach(query -> models.addAll(query.scores().keySet()));
    return new LabelledQueries(queries, List.copyOf(models), embeddings);
  }
}
