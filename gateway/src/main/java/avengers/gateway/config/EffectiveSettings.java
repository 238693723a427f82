package avengers.gateway.config;

import avengers.clustering.plan.Caps;
import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.stopping.Window;
import avengers.gateway.config.DoubtConfig.Consequence;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an ensemble's answer was made with, in one line for a header. */
public final class EffectiveSettings {
  private EffectiveSettings() {}

  /**
   * The settings in the names of {@link EnsembleOverride}, such as
   * {@code samples=5;models=2;temperature=0.7;vote=plain;free_text=medoid;stop=decided;uncertain=off}.
   *
   * @param ensemble as the request wants it
   * @param sampling what of it the request takes; where it wants several choices, all samples are
   * waited for
   */
  public static String of(EnsembleConfig ensemble, Sampling sampling) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (sampling.choices() > 1) {
      settings.put("n", Integer.toString(sampling.choices()));
    }
    quality(ensemble).ifPresent(quality -> settings.put("quality", quality));
    if (ensemble.dial().counted()) {
      settings.put("samples", Integer.toString(sampling.samples()));
      settings.put("models", Integer.toString(ensemble.models()));
    }
    put(settings, ensemble.dial());
    settings.put("temperature", number(sampling.temperature()));
    VotingConfig voting = ensemble.voting();
    settings.put("vote", word(voting.weighting()));
    settings.put("free_text", word(voting.freeText()));
    if (sampling.choices() > 1) {
      settings.put("stop", "all");
    } else {
      put(settings, voting.stopping());
    }
    voting.doubt()
        .ifPresentOrElse(doubt -> put(settings, doubt, sampling.most()),
            () -> settings.put("uncertain", "off"));
    put(settings, ensemble.quorum());
    if (ensemble.speculative() && sampling.choices() == 1) {
      settings.put("speculative", "true");
    }
    return settings.entrySet()
        .stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(";"));
  }

  /** Where the dial stands, if the ensemble has one for this request. */
  public static Optional<String> quality(EnsembleConfig ensemble) {
    return ensemble.dial().quality().map(quality -> number(quality.value()));
  }

  private static void put(Map<String, String> settings, DialConfig dial) {
    if (!dial.only().isEmpty()) {
      settings.put("only", String.join(",", new TreeSet<>(dial.only())));
    }
    Caps caps = dial.caps();
    caps.samples().ifPresent(most -> settings.put("max_samples", Integer.toString(most)));
    caps.cost().ifPresent(dollars -> settings.put("max_cost", number(dollars)));
    caps.time().ifPresent(time -> settings.put("deadline_ms", Long.toString(time.toMillis())));
    dial.cache().ifPresent(use -> settings.put("cache", Boolean.toString(use)));
    if (dial.explain()) {
      settings.put("explain", "true");
    }
  }

  private static void put(Map<String, String> settings, StoppingRule stopping) {
    settings.put("stop", word(Stopping.of(stopping)));
    switch (stopping) {
      case Adaptive(double threshold) -> settings.put("confidence", number(threshold));
      case Window(int size) -> settings.put("window", Integer.toString(size));
      default -> {
      }
    }
  }

  private static void put(Map<String, String> settings, DoubtConfig doubt, int most) {
    settings.put("level", number(doubt.level()));
    switch (doubt.consequence()) {
      case Consequence.Answer _ -> settings.put("then", "answer");
      case Consequence.SampleMore _ -> {
        settings.put("then", "sample_more");
        settings.put("most_samples", Integer.toString(most));
      }
      case Consequence.Escalate(String model) -> {
        settings.put("then", "escalate");
        settings.put("model", model);
      }
      case Consequence.Refuse _ -> settings.put("then", "refuse");
    }
  }

  /** One sample is what any answer takes. */
  private static void put(Map<String, String> settings, QuorumConfig quorum) {
    if (quorum.samples() > 1) {
      settings.put("quorum", Integer.toString(quorum.samples()));
      settings.put("otherwise", word(quorum.otherwise()));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
