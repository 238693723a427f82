package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.cluster.Addition;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranker;
import avengers.clustering.testing.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelAdditionTest {
  private static final int TOPICS = 6;
  private static final Topics OLD = new Topics(List.of("a", "b"), TOPICS,
      (model, topic) -> topic % 2 == model && topic != 4 ? 0.9 : 0.2);
  private static final Topics WITH_NEW = new Topics(List.of("a", "new"), TOPICS,
      (model, topic) -> topic == 4 ? 1 : 0.1);

  @Test
  void nothingElseChanges() {
    for (int seed = 0; seed < 10; seed++) {
      FittedRouter before = fit(OLD.queries(240, seed), seed);

      FittedRouter after = add("new", WITH_NEW.queries(90, seed), false).to(before);

      assertThat(after.models()).containsExactly("a", "b", "new");
      assertThat(after.centroids()).isSameAs(before.centroids());
      assertThat(after.rule()).isEqualTo(before.rule());
      assertThat(after.radii()).isEqualTo(before.radii());
      assertThat(after.evidence()).isEqualTo(before.evidence());
      assertThat(after.overall().subList(0, 2)).isEqualTo(before.overall());
      for (int cluster = 0; cluster < TOPICS; cluster++) {
        assertThat(after.clusters().get(cluster).subList(0, 2))
            .isEqualTo(before.clusters().get(cluster));
      }
    }
  }

  @Test
  void theNewModelIsScoredWhereItsQueriesLie() {
    FittedRouter router = add("new", WITH_NEW.queries(90, 1), false)
        .to(fit(OLD.queries(240, 1), 1));

    assertThat(router.clusters()).allMatch(cluster -> cluster.get(2).count() == 15);
    float[] query = Vectors.nearAxis(Vectors.seeded(9), 4, TOPICS);
    assertThat(new Ranker(router).rank(query, router.models()).models().getFirst().model())
        .isEqualTo("new");
  }

  @Test
  void aModelThatWasThereFromTheStartWouldHaveTheSameScores() {
    LabelledQueries all = OLD.queries(300, 2);
    FittedRouter together = fit(all, 2);
    FittedRouter alone = fit(all.of(List.of("a")), 2);

    FittedRouter joined = add("b", all, false).to(alone);

    assertThat(joined.clusters()).isEqualTo(together.clusters());
    assertThat(joined.overall()).isEqualTo(together.overall());
  }

  @Test
  void theRouterTellsWhatJoined() {
    FittedRouter before = fit(OLD.queries(240, 1), 1);

    FittedRouter after = add("new", WITH_NEW.queries(90, 1), false).to(before);

    assertThat(after.provenance().sourceHash()).isEqualTo(before.provenance().sourceHash());
    assertThat(after.provenance().additions()).singleElement().satisfies(addition -> {
      assertThat(addition.model()).isEqualTo("new");
      assertThat(addition.sourceHash()).isEqualTo("ff");
      assertThat(addition.queries()).isEqualTo(90);
    });
  }

  @Test
  void aKnownModelIsScoredAnewOnlyIfThatIsSaid() {
    FittedRouter before = fit(OLD.queries(240, 1), 1);
    LabelledQueries queries = WITH_NEW.queries(90, 1);

    assertThatThrownBy(() -> add("a", queries, false).to(before))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the router has scores of a already; to score it anew, say --replace");
    FittedRouter once = add("a", queries, true).to(before);
    FittedRouter twice = add("a", queries, true).to(once);

    assertThat(once.models()).containsExactly("a", "b");
    assertThat(once.overall().get(0).count()).isEqualTo(90);
    assertThat(once.overall().get(1)).isEqualTo(before.overall().get(1));
    assertThat(twice.provenance().additions()).extracting(Addition::model).containsExactly("a");
  }

  @Test
  void aModelWithoutAnyScoreCannotJoin() {
    FittedRouter before = fit(OLD.queries(240, 1), 1);

    assertThatThrownBy(() -> add("other", WITH_NEW.queries(90, 1), false).to(before))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the observations hold no score of other; they have scores of a, new");
  }

  private static ModelAddition add(String model, LabelledQueries queries, boolean replace) {
    return new ModelAddition(model, queries, "ff", replace);
  }

  private static FittedRouter fit(LabelledQueries queries, long seed) {
    return RouterFitter.fit(queries, new FitOptions(TOPICS, seed), "sha256:aa", "00");
  }
}
