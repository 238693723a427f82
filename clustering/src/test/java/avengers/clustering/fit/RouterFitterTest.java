package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.cluster.Evidence;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.testing.Labelled;
import avengers.clustering.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RouterFitterTest {
  private static final int TOPICS = 12;
  private static final List<String> MODELS = List.of("a", "b", "c", "d");

  @Test
  void plantedSpecialistsAnswerTheirTopics() {
    FittedRouter router = fit(600, (model, topic) -> topic % MODELS.size() == model ? 0.9 : 0.3);

    for (int topic = 0; topic < TOPICS; topic++) {
      assertThat(routed(router, topic)).isEqualTo(MODELS.get(topic % MODELS.size()));
    }
  }

  @Test
  void aDominatingModelAnswersEverything() {
    FittedRouter router = fit(600, (model, topic) -> model == 2 ? 0.85 : 0.6);

    for (int topic = 0; topic < TOPICS; topic++) {
      assertThat(routed(router, topic)).isEqualTo("c");
    }
  }

  @Test
  void whereTheDataDoNotTellClustersAreTrustedLeast() {
    Labelled queries = new Labelled();
    for (int i = 0; i < 100; i++) {
      double score = i % 2;
      queries.add("d", Vectors.nearAxis(Vectors.seeded(i), i % 4, 4),
          Map.of("a", score, "b", score));
    }

    FittedRouter router = RouterFitter.fit(queries.build(), new FitOptions(4, 1), "sha256:aa",
        "00");

    assertThat(router.rule().shrinkage()).isEqualTo(1e9);
  }

  @Test
  void whereModelsAreSpecialistsClustersAreTrusted() {
    FittedRouter router = fit(600, (model, topic) -> topic % MODELS.size() == model ? 0.9 : 0.3);

    assertThat(router.rule().shrinkage()).isLessThan(1_000);
  }

  @Test
  void aModelThatWasAskedOnceIsNotTheBestOfAll() {
    RandomGenerator random = Vectors.seeded(3);
    Labelled queries = new Labelled();
    for (int i = 0; i < 200; i++) {
      Map<String, Double> scores = new TreeMap<>(
          Map.of("usual", random.nextDouble() < 0.6 ? 1.0 : 0.0));
      if (i == 17) {
        scores.put("lucky", 1.0);
      }
      queries.add("d", Vectors.nearAxis(random, i % 4, 4), scores);
    }

    FittedRouter router = RouterFitter.fit(queries.build(), new FitOptions(4, 1), "sha256:aa",
        "00");

    assertThat(router.evidence().map(Evidence::bestSingle)).contains("usual");
    assertThat(
        new Ranker(router).rankOverall(List.of("lucky", "usual")).models().getFirst().model())
        .isEqualTo("usual");
  }

  @Test
  void modelsThatWereNotAskedEverythingAreScoredToo() {
    RandomGenerator random = Vectors.seeded(8);
    Labelled queries = new Labelled();
    for (int i = 0; i < 400; i++) {
      Map<String, Double> scores = new TreeMap<>();
      scores.put("a", i % 4 < 2 ? 1.0 : 0.0);
      if (i % 3 != 0) {
        scores.put("b", i % 4 < 2 ? 0.0 : 1.0);
      }
      queries.add("d", Vectors.nearAxis(random, i % 4, 4), scores);
    }

    FittedRouter router = RouterFitter.fit(queries.build(), new FitOptions(4, 1), "sha256:aa",
        "00");

    Ranker ranker = new Ranker(router);
    assertThat(ranker.rank(Vectors.nearAxis(random, 0, 4), List.of("a", "b"))
        .models()
        .getFirst()
        .model()).isEqualTo("a");
    assertThat(ranker.rank(Vectors.nearAxis(random, 3, 4), List.of("a", "b"))
        .models()
        .getFirst()
        .model()).isEqualTo("b");
  }

  @Test
  void theRouterTellsWhereItComesFrom() {
    FittedRouter router = fit(120, (model, topic) -> 0.5);

    assertThat(router.embedder()).isEqualTo("sha256:aa");
    assertThat(router.models()).isEqualTo(MODELS);
    assertThat(router.centroids().count()).isEqualTo(TOPICS);
    assertThat(router.centroids().dimension()).isEqualTo(TOPICS);
    assertThat(router.provenance().seed()).isEqualTo(42);
    assertThat(router.provenance().sourceHash()).isEqualTo("00");
    assertThat(router.provenance().queries()).isEqualTo(120);
    assertThat(router.overall()).allMatch(of -> of.count() == 120);
    assertThat(router.clusters()).allMatch(of -> of.getFirst().count() == 10);
  }

  @Test
  void fittingTwiceGivesTheSame() {
    FittedRouter one = fit(240, (model, topic) -> topic % 3 == model ? 0.8 : 0.4);
    FittedRouter other = fit(240, (model, topic) -> topic % 3 == model ? 0.8 : 0.4);

    assertThat(one.clusters()).isEqualTo(other.clusters());
    assertThat(one.overall()).isEqualTo(other.overall());
    assertThat(one.rule()).isEqualTo(other.rule());
    for (int cluster = 0; cluster < TOPICS; cluster++) {
      assertThat(one.centroids().row(cluster)).isEqualTo(other.centroids().row(cluster));
    }
  }

  @Test
  void tooFewQueriesAreAnError() {
    LabelledQueries three = queries(3, (model, topic) -> 0.5);

    assertThatThrownBy(() -> RouterFitter.fit(three, new FitOptions(64, 1), "sha256:aa", "00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot make 64 clusters of 3 distinct queries");
  }

  @Test
  void oneQueryAgainAndAgainIsAnErrorWhateverTheNumberOfClusters() {
    LabelledQueries same = new Labelled().add("d", new float[]{1}, Map.of("a", 1.0))
        .add("d", new float[]{1}, Map.of("a", 0.0))
        .build();

    for (ClusterCount clusters : List.of(new ClusterCount.Fixed(8), new ClusterCount.Auto())) {
      assertThatThrownBy(() -> RouterFitter.fit(same,
          new FitOptions(clusters, OptionalInt.empty(), 1), "sha256:aa", "00"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("routing needs at least 2 distinct queries, and here all are the same");
    }
  }

  private static FittedRouter fit(int count, Topics.Skill skill) {
    return RouterFitter.fit(queries(count, skill), new FitOptions(TOPICS, 42), "sha256:aa", "00");
  }

  private static LabelledQueries queries(int count, Topics.Skill skill) {
    return new Topics(MODELS, TOPICS, skill).queries(count, 11);
  }

  private static String routed(FittedRouter router, int topic) {
    float[] query = Vectors.nearAxis(Vectors.seeded(topic), topic, TOPICS);
    return new Ranker(router).rank(query, MODELS).models().getFirst().model();
  }
}
