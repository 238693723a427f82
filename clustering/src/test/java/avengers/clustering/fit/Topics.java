package avengers.clustering.fit;

import avengers.clustering.testing.Labelled;
import avengers.clustering.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Queries of several topics in turn, with models that are more or less skilled in each. */
record Topics(List<String> models, int topics, Skill skill) {
  /** How often a model is right on a topic. */
  interface Skill {
    double of(int model, int topic);
  }

  LabelledQueries queries(int count, long seed) {
    RandomGenerator random = Vectors.seeded(seed);
    Labelled queries = new Labelled();
    for (int i = 0; i < count; i++) {
      int topic = i % topics;
      Map<String, Double> scores = new TreeMap<>();
      for (int model = 0; model < models.size(); model++) {
        scores.put(models.get(model), random.nextDouble() < skill.of(model, topic) ? 1.0 : 0.0);
      }
      queries.add("d", Vectors.nearAxis(random, topic, topics), scores);
    }
    return queries.build();
  }
}
