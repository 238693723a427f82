package avengers.clustering.report;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.RouterFitter;
import avengers.clustering.observation.Observation;
import avengers.clustering.testing.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Queries of four kinds that lie far apart, and an evaluation that could be theirs. */
final class Planted {
  private static final List<String> DATASETS = List.of("arithmetic", "poems", "capitals", "loops");

  private static final List<String> TEXTS = List.of("What is the sum of %d and two?",
      "Write the poem about %d swans.", "Name the capital of the country number %d.",
      "Write the Java loop that runs %d times.");

  private static final int QUERIES = 80;

  private Planted() {}

  static LabelledQueries queries() {
    return queries(TEXTS);
  }

  /** Queries of these texts in turn; {@code %d} is the query's number. */
  static LabelledQueries queries(List<String> texts) {
    List<Observation> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      int kind = i % texts.size();
      queries.add(new Observation(texts.get(kind).replace("%d", Integer.toString(i)),
          DATASETS.get(kind), i, Optional.empty(),
          Map.of("even", 1.0 - kind % 2, "odd", (double) (kind % 2), "weak", 0.0), Map.of(),
          Map.of()));
    }
    return new LabelledQueries(queries, List.of("even", "odd", "weak"),
        Vectors.planted(Vectors.seeded(3), QUERIES, texts.size()));
  }

  static FittedRouter router(LabelledQueries queries) {
    return RouterFitter.fit(queries, new FitOptions(4, 1), "an embedder", "a hash");
  }

  /** An evaluation with all that one may have. */
  static ObjectNode evaluation() {
    try (InputStream file = Objects.requireNonNull(
        Planted.class.getResourceAsStream("evaluation.json"))) {
      return (ObjectNode) JsonMapper.shared().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReportPage page() {
    return ReportPage.of(evaluation(), router(queries()), queries());
  }
}
