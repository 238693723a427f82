package avengers.gateway.config;

import java.util.Optional;

/**
 * How many samples an ensemble asks for, as far as it was read.
 *
 * @param models over which they are spread, if that is given
 * @param usualModels the models otherwise, if there are as many samples
 * @param counted whether these numbers stand, or the dial makes others
 */
record Spread(Entry<Integer> samples,
    Entry<Optional<Integer>> models,
    int usualModels,
    Entry<Double> temperature,
    boolean counted) {

  /** Checks what does not go together. */
  void check() {
    int given = models.found().flatMap(found -> found).orElse(0);
    if (given > samples.found().orElse(given)) {
      models.reject("asks %d models, but the number of samples is %d".formatted(given,
          samples.get()));
    }
  }

  /** Over how many models the samples are spread. */
  int asked() {
    return models.get().orElseGet(() -> Math.min(usualModels, samples.get()));
  }

  /** As many samples as a plan can have. */
  Entry<Integer> bound() {
    return counted
        ? samples
        : new Entry<>(samples.place(), Optional.of(EnsembleConfig.SAMPLES.max()));
  }

  /** What makes a test of the votes pointless, if anything. */
  Optional<String> mistake(DoubtConfig doubt) {
    return counted && isRead()
        ? doubt.mistake(samples.get(),
            EnsembleConfig.votes(doubt, samples.get(), asked(), temperature.get()))
        : Optional.empty();
  }

  /** Whether no value is missing or wrong. */
  boolean isRead() {
    return samples.found().isPresent() && models.found().isPresent()
        && temperature.found().isPresent();
  }
}
