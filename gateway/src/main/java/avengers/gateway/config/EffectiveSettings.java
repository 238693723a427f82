package avengers.gateway.config;

import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.Window;
import avengers.gateway.config.DoubtConfig.Consequence;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an ensemble's answer was made with, in one line for a header. */
public final class EffectiveSettings {
  private EffectiveSettings() {}

  /**
   * The settings in the names of {@link EnsembleOverride}, such as
   * {@code samples=5;models=2;temperature=0.7;vote=plain;free_text=medoid;stop=decided;uncertain=off}.
   *
   * @param ensemble as the request wants it
   * @param temperature the one that was used: the request's own goes before the ensemble's
   */
  public static String of(EnsembleConfig ensemble, double temperature) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("samples", Integer.toString(ensemble.samples()));
    settings.put("models", Integer.toString(ensemble.models()));
    settings.put("temperature", number(temperature));
    VotingConfig voting = ensemble.voting();
    settings.put("vote", word(voting.weighting()));
    settings.put("free_text", word(voting.freeText()));
    settings.put("stop", word(Stopping.of(voting.stopping())));
    switch (voting.stopping()) {
      case Adaptive(double threshold) -> settings.put("confidence", number(threshold));
      case Window(int size) -> settings.put("window", Integer.toString(size));
      default -> {
      }
    }
    voting.doubt()
        .ifPresentOrElse(doubt -> put(settings, doubt), () -> settings.put("uncertain", "off"));
    if (ensemble.speculative()) {
      settings.put("speculative", "true");
    }
    return settings.entrySet()
        .stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(";"));
  }

  private static void put(Map<String, String> settings, DoubtConfig doubt) {
    settings.put("level", number(doubt.level()));
    switch (doubt.consequence()) {
      case Consequence.Answer _ -> settings.put("then", "answer");
      case Consequence.SampleMore(int most) -> {
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

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
