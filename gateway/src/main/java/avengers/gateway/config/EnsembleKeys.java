package avengers.gateway.config;

import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The keys of an ensemble, in the file and in requests. They are read at once, and the record is
 * made later, when everything is known to be right.
 *
 * @param backends their models; unknown if the list has mistakes
 */
record EnsembleKeys(Optional<Set<String>> backends) {
  private static final int SAMPLES = 5;
  private static final int MODELS = 2;
  private static final double TEMPERATURE = 0.7;

  /** What both the file and requests can set. */
  private record Settings(Spread spread,
      Supplier<VotingConfig> voting,
      Entry<Boolean> speculative) {
    EnsembleConfig named(String name) {
      return new EnsembleConfig(name, spread.samples().get(), spread.asked(),
          spread.temperature().get(), voting.get()).withSpeculative(speculative.get());
    }
  }

  /** An ensemble of the file. */
  Supplier<EnsembleConfig> ofFile(Section section, Names names) {
    var name = section.required("name", ScalarKind.name());
    names.claim(name);
    var allowed = section.optional("overrides", ScalarKind.truth(), true);
    var maxSamples = section.optional("max-samples",
        Quantity.wholeNumber(EnsembleConfig.SAMPLES));
    int models = backends.map(known -> Math.min(MODELS, known.size())).orElse(MODELS);
    Settings settings = settings(section, EnsembleConfig.SAMPLES.max(),
        maxSamples.found().flatMap(given -> given).orElse(EnsembleConfig.SAMPLES.max()),
        new EnsembleConfig("usual", SAMPLES, models, TEMPERATURE));
    checkOverrides(allowed, maxSamples, settings.spread().samples());
    return () -> {
      EnsembleConfig config = settings.named(name.get());
      return config.withOverrides(new OverrideConfig(allowed.get(),
          maxSamples.get().orElse(config.overrides().maxSamples())));
    };
  }

  private static void checkOverrides(Entry<Boolean> allowed, Entry<Optional<Integer>> maxSamples,
      Entry<Integer> samples) {
    maxSamples.found().flatMap(given -> given).ifPresent(given -> {
      if (!allowed.found().orElse(true)) {
        maxSamples.reject("means nothing without \"overrides: true\"");
      } else if (given < samples.found().orElse(given)) {
        maxSamples.reject("is less than the %d samples that are asked for anyway"
            .formatted(samples.get()));
      }
    });
  }

  /** An ensemble as a request wants it; what it does not say stays as it is. */
  Supplier<EnsembleConfig> ofRequest(Section section, EnsembleConfig base) {
    int max = base.overrides().maxSamples();
    Settings settings = settings(section, max, max, base);
    return () -> settings.named(base.name()).withOverrides(base.overrides());
  }

  private Settings settings(Section section, int maxSamples, int mostSamples,
      EnsembleConfig base) {
    Spread spread = new Spread(
        section.optional("samples",
            Quantity.wholeNumber(new Range<>(EnsembleConfig.SAMPLES.min(), maxSamples)),
            base.samples()),
        section.optional("models", Quantity.wholeNumber(EnsembleConfig.MODELS)), base.models(),
        section.optional("temperature", Quantity.decimal(EnsembleConfig.TEMPERATURE),
            base.temperature()));
    spread.check();
    return new Settings(spread, voting(section, base.voting(), spread, mostSamples),
        section.optional("speculative", ScalarKind.truth(), base.speculative()));
  }

  private Supplier<VotingConfig> voting(Section section, VotingConfig base, Spread spread,
      int mostSamples) {
    var vote = section.optional("vote", new ChoiceKind<>(Weighting.class), base.weighting());
    var freeText = section.optional("free-text", new ChoiceKind<>(FreeText.class),
        base.freeText());
    var stopping = StoppingKeys.read(section, base.stopping(), spread.samples());
    var doubt = section.optional("uncertain",
        new DoubtKind(base.doubt(), spread, mostSamples, backends));
    if (doubt.found().filter(Optional::isEmpty).isPresent()) {
      base.doubt().flatMap(spread::mistake).ifPresent(doubt::reject);
    }
    return () -> new VotingConfig(vote.get(), freeText.get(), stopping.get(),
        doubt.get().map(Supplier::get).orElseGet(base::doubt));
  }
}
