package avengers.clustering.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolTest {
  private static final List<String> MODELS = List.of("gpt-4", "gpt-4-mini", "org/qwen-72b",
      "qwen*");

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''            | ''        | gpt-4 gpt-4-mini org/qwen-72b qwen*
      qwen* gpt-4   | ''        | gpt-4 qwen*
      gpt-*         | ''        | gpt-4 gpt-4-mini
      *             | *mini*    | gpt-4 org/qwen-72b qwen*
      *-4*          | gpt-4     | gpt-4-mini
      *qwen-*b      | ''        | org/qwen-72b
      ''            | *4*       | org/qwen-72b qwen*
      """)
  void aPoolIsWhatIsIncludedAndNotExcluded(String included, String excluded, String pool) {
    assertThat(new Pool(words(included), words(excluded)).of(MODELS))
        .containsExactlyElementsOf(words(pool));
  }

  @ParameterizedTest
  @CsvSource({"gpt-5-mini", "gpt-4-min", "gpt", "gpt-4*4", "*x*", "qwen"})
  void aNameThatFitsNothingIsAnError(String name) {
    for (Pool pool : List.of(new Pool(List.of(name), List.of()),
        new Pool(List.of(), List.of(name)))) {
      assertThatThrownBy(() -> pool.of(MODELS)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("there is no model \"" + name + "\"")
          .hasMessageEndingWith("the models are: gpt-4, gpt-4-mini, org/qwen-72b, qwen*");
    }
  }

  @Test
  void aPoolWithoutModelsIsAnError() {
    assertThatThrownBy(() -> new Pool(List.of("gpt-4"), List.of("gpt*")).of(MODELS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaves no model");
  }

  @Test
  void observationsOfAPoolKnowItsModelsOnly() {
    Observation both = query("both", Map.of("a", 1.0, "b", 0.5));
    Observation other = query("other", Map.of("b", 1.0));
    Observations all = Observations.of(List.of(both, other), "hash");

    Observations pool = all.within(new Pool(List.of("a"), List.of()));

    assertThat(pool).isEqualTo(
        new Observations(List.of(query("both", Map.of("a", 1.0))), List.of("a"), "hash"));
    assertThat(all.within(Pool.ALL)).isEqualTo(all);
  }

  private static Observation query(String text, Map<String, Double> scores) {
    Map<String, List<String>> samples = new HashMap<>();
    Map<String, Usage> usages = new HashMap<>();
    scores.keySet().forEach(model -> {
      samples.put(model, List.of("an answer"));
      usages.put(model, Usage.UNKNOWN);
    });
    return new Observation(text, "d", 0, Optional.empty(), scores, usages, samples);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
