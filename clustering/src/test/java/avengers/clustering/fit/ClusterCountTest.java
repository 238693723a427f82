package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCountTest {
  private static final List<String> MODELS = List.of("a", "b");

  /** Two models that take turns over topics: with fewer clusters than topics they are mixed. */
  private static final Topics TURNS = new Topics(MODELS, 32,
      (model, topic) -> topic % 2 == model ? 0.95 : 0.05);

  private static final Topics ONE_IS_BETTER = new Topics(MODELS, 32,
      (model, topic) -> model == 0 ? 0.9 : 0.3);

  @Test
  void asManyClustersAreMadeAsItTakes() {
    FitResult result = fit(TURNS.queries(640, 1));

    assertThat(result.router().centroids().count()).isBetween(32, 64);
    assertThat(chosen(result).score()).isGreaterThan(0.85);
  }

  @Test
  void whereClustersTellNothingTheFewestAreMade() {
    FitResult result = fit(ONE_IS_BETTER.queries(640, 1));

    assertThat(result.router().centroids().count()).isEqualTo(8);
  }

  @Test
  void theChosenIsTheFewestWithinOneErrorOfTheBest() {
    for (int seed = 0; seed < 5; seed++) {
      List<ClusterCandidate> tried = fit(TURNS.queries(320, seed)).candidates();

      assertThat(tried).extracting(ClusterCandidate::clusters).containsExactly(8, 16, 32);
      ClusterCandidate first = tried.stream()
          .filter(one -> one.shortfall() <= one.standardError())
          .findFirst()
          .orElseThrow();
      assertThat(tried).filteredOn(ClusterCandidate::chosen).containsExactly(first);
      assertThat(tried).filteredOn(one -> one.shortfall() == 0).isNotEmpty();
    }
  }

  @Test
  void choosingTwiceGivesTheSame() {
    assertThat(fit(TURNS.queries(320, 3)).candidates())
        .isEqualTo(fit(TURNS.queries(320, 3)).candidates());
  }

  @Test
  void fewQueriesMakeFewClusters() {
    assertThat(fit(TURNS.queries(33, 1)).router().centroids().count()).isEqualTo(4);
    assertThat(fit(TURNS.queries(3, 1)).router().centroids().count()).isEqualTo(2);
  }

  @Test
  void queriesThatAreTheSameCountOnce() {
    LabelledQueries some = TURNS.queries(64, 1);
    List<float[]> embeddings = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      embeddings.add(Vectors.nearAxis(Vectors.seeded(i % 10), i % 10, 32));
    }

    FitResult result = fit(new LabelledQueries(some.queries(), MODELS, embeddings));

    assertThat(result.router().centroids().count()).isEqualTo(2);
  }

  @Test
  void aNumberIsLimitedAndTheDatasChoiceIsNot() {
    assertThat(new ClusterCount.Fixed(64).atMost(10)).isEqualTo(new ClusterCount.Fixed(10));
    assertThat(new ClusterCount.Fixed(6).atMost(10)).isEqualTo(new ClusterCount.Fixed(6));
    assertThat(new ClusterCount.Auto().atMost(10)).isEqualTo(new ClusterCount.Auto());
  }

  @Test
  void aNumberOrAutoIsRead() {
    assertThat(ClusterCount.parse("auto")).isEqualTo(new ClusterCount.Auto());
    assertThat(ClusterCount.parse("64")).isEqualTo(new ClusterCount.Fixed(64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0", "-5", "many", "6.5", "99999999999", "Auto"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ClusterCount.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a number of at least 2, or \"auto\", but was '" + text + "'");
  }

  private static FitResult fit(LabelledQueries queries) {
    return RouterFitter.fitAndTell(queries, new FitOptions(new ClusterCount.Auto(), 42),
        "sha256:aa", "00");
  }

  private static ClusterCandidate chosen(FitResult result) {
    return result.candidates().stream().filter(ClusterCandidate::chosen).findAny().orElseThrow();
  }
}
