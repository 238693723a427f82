package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Quality;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What a request wishes, in its body, in its headers and by its model's name. */
class WishesTest {
  private static final EnsembleOverride OVERRIDE = new EnsembleOverride(Set.of("a", "b", "c"));
  private static final EnsembleConfig COUNTED = new EnsembleConfig("e", 10, 2, 0.7);
  private static final EnsembleConfig DIALLED = COUNTED.withDial(new DialConfig(
      Optional.of(new Quality(4)), false, Caps.NONE, Set.of(), false, Optional.empty()));
  private static final EnsembleConfig CLOSED = COUNTED.withOverrides(
      new OverrideConfig(false, 20));

  private static Wishes body(String fields) {
    return new Wishes(Optional.of((ObjectNode) Json.MAPPER.readTree("{" + fields + "}")), Map.of(),
        new Variant.Usual());
  }

  private static Wishes header(String name, String value) {
    return new Wishes(Optional.empty(), Map.of(name, value), new Variant.Usual());
  }

  private static Wishes name(String suffix) {
    return new Wishes(Optional.empty(), Map.of(), Variant.of(suffix).orElseThrow());
  }

  private static EnsembleConfig with(EnsembleConfig ensemble, Wishes wishes) {
    return OVERRIDE.apply(ensemble, wishes, Caps.NONE);
  }

  private static ApiError error(EnsembleConfig ensemble, Wishes wishes, Caps client) {
    return catchThrowableOfType(ApiException.class,
        () -> OVERRIDE.apply(ensemble, wishes, client)).error();
  }

  private static Caps caps(int samples, double cost) {
    return new Caps(OptionalInt.of(samples), OptionalDouble.of(cost), Optional.empty());
  }

  /** One setting, with a value of each place: the configuration, the name, a header, the body. */
  private record Setting(String key, List<String> values) {
    static final List<Setting> ALL = List.of(
        new Setting("quality", List.of("1", "2", "3", "4.5")),
        new Setting("samples", List.of("10", "1", "5", "6")),
        new Setting("max_samples", List.of("", "", "11", "12")),
        new Setting("max_cost", List.of("", "", "0.25", "0.5")),
        new Setting("deadline_ms", List.of("", "", "3000", "4000")),
        new Setting("temperature", List.of("0.7", "", "0.25", "0.5")));

    static String of(EnsembleConfig ensemble, String key) {
      Caps caps = ensemble.dial().caps();
      return switch (key) {
        case "quality" -> EffectiveSettings.quality(ensemble).orElse("");
        case "samples" -> Integer.toString(ensemble.samples());
        case "max_samples" -> caps.samples().isPresent() ? "" + caps.samples().getAsInt() : "";
        case "max_cost" -> caps.cost().isPresent() ? "" + caps.cost().getAsDouble() : "";
        case "deadline_ms" -> caps.time().map(time -> "" + time.toMillis()).orElse("");
        default -> Double.toString(ensemble.temperature());
      };
    }
  }

  /** Who says what: for each setting those that have something to say of it. */
  private static Map<String, List<Boolean>> drawn(Random random) {
    Map<String, List<Boolean>> said = new HashMap<>();
    Setting.ALL.forEach(setting -> said.put(setting.key(),
        List.of(true, false, random.nextBoolean(), random.nextBoolean())));
    return said;
  }

  private static void theStrongestHolds(Map<String, List<Boolean>> said, String suffix) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    Map<String, String> headers = new HashMap<>();
    Map<String, String> expected = new HashMap<>();
    for (Setting setting : Setting.ALL) {
      List<String> values = setting.values();
      List<Boolean> says = said.get(setting.key());
      List<Boolean> all = new ArrayList<>(says);
      all.set(1, switch (setting.key()) {
        case "quality" -> !suffix.isEmpty();
        case "samples" -> suffix.equals(":fast");
        default -> false;
      });
      if (all.get(3)) {
        body.set(setting.key(), Json.MAPPER.readTree(values.get(3)));
      }
      if (all.get(2)) {
        headers.put(setting.key().replace('_', '-'), values.get(2));
      }
      String byName = setting.key().equals("quality") && suffix.equals(":fast")
          ? "10"
          : values.get(1);
      int strongest = all.lastIndexOf(true);
      expected.put(setting.key(), strongest == 1 ? byName : values.get(strongest));
    }
    EnsembleConfig base = COUNTED.withDial(new DialConfig(Optional.of(new Quality(1)), true,
        Caps.NONE, Set.of(), false, Optional.empty()));
    EnsembleConfig wanted = with(base, new Wishes(Optional.of(body), headers,
        Variant.of(suffix).orElseThrow()));

    expected.forEach((key, value) -> assertThat(Setting.of(wanted, key))
        .as("%s by %s, %s and '%s'", key, body, headers, suffix)
        .isEqualTo(value));
  }

  @Test
  void whoeverSaysWhatOfWhichSettingTheStrongestPlaceHolds() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      theStrongestHolds(drawn(random), List.of("", "@2", ":fast").get(i % 3));
    }
  }

  @ParameterizedTest
  @CsvSource({"false,false,false", "false,false,true", "false,true,false", "false,true,true",
      "true,false,false", "true,false,true", "true,true,false", "true,true,true"})
  void eachPlaceAloneAndAllTogether(boolean name, boolean header, boolean body) {
    Map<String, List<Boolean>> said = new HashMap<>();
    Setting.ALL.forEach(setting -> said.put(setting.key(), List.of(true, name, header, body)));

    theStrongestHolds(said, name ? ":fast" : "");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "quality": 7                             | 7  | false
      "quality": 7, "samples": 3               | 7  | true
      "quality": 7, "models": 1                | 7  | true
      "quality": 7, "models": ["a", "b"]       | 7  | false
      "samples": 3                             | `` | true
      "models": ["a"]                          | `` | true
      "max_samples": 3                         | `` | true
      """)
  void aQualityReplacesTheCountsUnlessTheRequestGivesSome(String fields, String quality,
      boolean counted) {
    EnsembleConfig wanted = with(COUNTED, body(fields));

    assertThat(wanted.dial().counted()).isEqualTo(counted);
    assertThat(EffectiveSettings.quality(wanted).orElse("")).isEqualTo(quality);
  }

  @Test
  void onADialledEnsembleCountsReplaceTheDialButForTheChoiceOfModels() {
    assertThat(with(DIALLED, body("")).dial().counted()).isFalse();
    assertThat(with(DIALLED, body("\"samples\": 3")).dial()).satisfies(dial -> {
      assertThat(dial.counted()).isTrue();
      assertThat(dial.quality()).contains(new Quality(4));
    });
  }

  @Test
  void fastIsOneSampleOfTheBestModelWithoutDoubts() {
    EnsembleConfig doubting = new EnsembleConfig("e", 10, 2, 0.7, new VotingConfig(
        VotingConfig.Weighting.PLAIN, VotingConfig.FreeText.BEST, COUNTED.voting().stopping(),
        Optional.of(new DoubtConfig(0.05, new DoubtConfig.Consequence.Refuse()))));

    assertThat(with(doubting, name(":fast"))).satisfies(fast -> {
      assertThat(fast.samples()).isEqualTo(1);
      assertThat(fast.models()).isEqualTo(1);
      assertThat(fast.voting().doubt()).isEmpty();
      assertThat(fast.dial().counted()).isTrue();
      assertThat(fast.dial().quality()).contains(Quality.BEST);
    });
  }

  @Test
  void namesTurnTheDial() {
    assertThat(with(COUNTED, name(":max")).dial().quality()).contains(Quality.BEST);
    assertThat(with(COUNTED, name("@7.5")).dial()).satisfies(dial -> {
      assertThat(dial.quality()).contains(new Quality(7.5));
      assertThat(dial.counted()).isFalse();
    });
  }

  @ParameterizedTest
  @CsvSource({":slow", ":", "@", "@11", "@10.01", "@-1", "@7a", "@ 7", "@1e1", "@.5"})
  void otherSuffixesSayNothing(String suffix) {
    assertThat(Variant.of(suffix)).isEmpty();
  }

  @Test
  void modelsAreANumberOrNames() {
    assertThat(with(COUNTED, body("\"models\": [\"a\", \"c\"]")).dial().only())
        .containsExactlyInAnyOrder("a", "c");
    assertThat(with(COUNTED, header("models", "a, c")).dial().only())
        .containsExactlyInAnyOrder("a", "c");
    assertThat(with(COUNTED, header("models", "a")).models()).isEqualTo(1);
    assertThat(with(COUNTED, header("models", "3"))).satisfies(wanted -> {
      assertThat(wanted.models()).isEqualTo(3);
      assertThat(wanted.dial().only()).isEmpty();
    });
  }

  @Test
  void aRequestAsksNoModelThatItsEnsembleDoesNot() {
    EnsembleConfig some = COUNTED.withDial(new DialConfig(Optional.empty(), true, Caps.NONE,
        Set.of("a", "b"), false, Optional.empty()));

    assertThat(with(some, body("\"models\": 1")).dial().only())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(error(some, header("models", "c"), Caps.NONE).message()).isEqualTo(
        "'x-avengers-models[0]': the model \"e\" does not ask it; known are a, b.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          quality     | 11        | x-avengers-quality     | expected a number from 0 to 10, found the number 11.
          quality     | ``        | x-avengers-quality     | expected a number from 0 to 10, found an empty text.
          quality     | 7,8       | x-avengers-quality     | expected a number from 0 to 10, found the text "7,8".
          samples     | 21        | x-avengers-samples     | expected a whole number from 1 to 20, found the number 21.
          samples     | 5.0       | x-avengers-samples     | expected a whole number from 1 to 20, found the number 5.0.
          max-cost    | -1        | x-avengers-max-cost    | expected a number from 0 to 10000, found the number -1.
          deadline-ms | 0         | x-avengers-deadline-ms | expected a whole number from 1 to 3600000, found the number 0.
          deadline-ms | 5s        | x-avengers-deadline-ms | expected a whole number from 1 to 3600000, found the text "5s".
          stop        | adaptiv   | x-avengers-stop        | expected "decided", "adaptive" or "window", found the text "adaptiv"; did you mean "adaptive"?
          explain     | yes       | x-avengers-explain     | expected true or false, found the text "yes".
          models      | a,,b      | x-avengers-models[1]   | expected a name, found an empty text.
          models      | zebra     | x-avengers-models[0]   | there is no such backend that serves chat; known are a, b, c.
          max-sample  | 3         | x-avengers-max-sample  | unknown key; did you mean "max-samples"?
          max_samples | 3         | x-avengers-max_samples | unknown key; did you mean "max-samples"?
          uncertain   | { }       | x-avengers-uncertain   | expected "off" or a mapping, found the text "{ }".
          """)
  void anErrorNamesTheHeader(String header, String value, String param, String message) {
    ApiError error = error(COUNTED, header(header, value), Caps.NONE);

    assertThat(error.param()).contains(param);
    assertThat(error.message()).isEqualTo("'" + param + "': " + message);
  }

  @Test
  void mistakesOfAllPlacesAreToldAtOnceAndHiddenOnesNotAtAll() {
    ApiError error = error(COUNTED, new Wishes(body("\"quality\": 11").body(),
        Map.of("quality", "bad", "cache", "maybe"), new Variant.Usual()), Caps.NONE);

    assertThat(error.param()).contains("avengers.quality");
    assertThat(error.message()).contains("'avengers.quality'", "'x-avengers-cache'")
        .doesNotContain("bad");
  }

  @Test
  void theHeaderThatAsksForProgressIsNoWish() {
    assertThat(with(COUNTED, header("progress", "true"))).isEqualTo(COUNTED);
  }

  @Test
  void wishesBeyondTheLimitsAreMistakesThatTellTheLimit() {
    Caps client = caps(4, 0.02);

    assertThat(error(COUNTED, body("\"samples\": 5"), client).message())
        .contains("'avengers.samples': expected a whole number from 1 to 4");
    assertThat(error(COUNTED, body("\"max_samples\": 5"), client).message())
        .contains("'avengers.max_samples': expected a whole number from 1 to 4");
    assertThat(error(COUNTED, header("max-cost", "0.03"), client).message())
        .contains("'x-avengers-max-cost': expected a number from 0 to 0.02");
    assertThat(error(COUNTED, body("\"samples\": 5, \"max_samples\": 3"), Caps.NONE).message())
        .isEqualTo("'avengers.max_samples': is less than the 5 samples that are asked for anyway.");
  }

  @Test
  void theTightestLimitHoldsAndNumbersFitIt() {
    EnsembleConfig limited = COUNTED.withDial(new DialConfig(Optional.empty(), true,
        caps(12, 0.01), Set.of(), false, Optional.empty()));

    EnsembleConfig wanted = OVERRIDE.apply(limited, body("\"max_samples\": 5"), caps(8, 0.02));

    assertThat(wanted.dial().caps()).isEqualTo(caps(5, 0.01));
    assertThat(wanted.samples()).isEqualTo(5);
    assertThat(OVERRIDE.apply(limited, body(""), caps(1, 1)).models()).isEqualTo(1);
  }

  @Test
  void ofDeadlinesTheShorterHolds() {
    Caps client = new Caps(OptionalInt.empty(), OptionalDouble.empty(),
        Optional.of(Duration.ofSeconds(2)));

    assertThat(OVERRIDE.apply(COUNTED, header("deadline-ms", "3000"), client).dial().caps().time())
        .contains(Duration.ofSeconds(2));
    assertThat(OVERRIDE.apply(COUNTED, header("deadline-ms", "500"), client).dial().caps().time())
        .contains(Duration.ofMillis(500));
  }

  @Test
  void whereNothingMayBeChangedLimitsMayBeTightenedAndAnswersExplained() {
    EnsembleConfig wanted = with(CLOSED,
        body("\"max_samples\": 4, \"max_cost\": 0.5, \"deadline_ms\": 900, \"explain\": true"));

    assertThat(wanted.samples()).isEqualTo(4);
    assertThat(wanted.dial().explain()).isTrue();
    assertThat(error(CLOSED, header("quality", "3"), Caps.NONE).message()).isEqualTo(
        "'x-avengers-quality': the settings of the model 'e' cannot be changed by requests.");
  }

  @Test
  void oneModelByItsOwnNameHasLimitsAndNoSettings() {
    DialConfig kept = OVERRIDE.apply("a",
        body("\"deadline_ms\": 900, \"max_cost\": 0.5, \"cache\": true"), caps(9, 0.75));
    ApiError error = catchThrowableOfType(ApiException.class,
        () -> OVERRIDE.apply("a", header("explain", "true"), Caps.NONE)).error();

    assertThat(kept.cache()).contains(true);
    assertThat(kept.caps()).isEqualTo(new Caps(OptionalInt.of(9), OptionalDouble.of(0.5),
        Optional.of(Duration.ofMillis(900))));
    assertThat(error.param()).contains("x-avengers-explain");
  }
}
