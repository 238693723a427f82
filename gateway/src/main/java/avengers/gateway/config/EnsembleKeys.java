package avengers.gateway.config;

import avengers.clustering.plan.Caps;
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

  /** What only one of both writes so: the file, or a request. */
  private record Frame(EnsembleConfig base, ModelsKeys models, CapsKeys caps, Caps limits) {
    /** What holds then. */
    Caps all() {
      return limits.and(caps.get());
    }

    /** The most samples, if that is limited. */
    int most() {
      int limit = limits.samples().orElse(EnsembleConfig.SAMPLES.max());
      return Math.min(limit, caps.mostSamples().orElse(limit));
    }

    void check(Entry<Optional<Integer>> samples) {
      samples.found()
          .flatMap(given -> given)
          .filter(given -> given > most())
          .ifPresent(given -> caps.samples()
              .reject(
                  "is less than the %d samples that are asked for anyway".formatted(given)));
    }
  }

  /** What both the file and requests can set. */
  private record Settings(Frame frame,
      Spread spread,
      Supplier<VotingConfig> voting,
      DialKeys dial,
      Entry<Boolean> speculative,
      Entry<Supplier<QuorumConfig>> quorum) {
    EnsembleConfig named(String name, Optional<OverrideConfig> overrides) {
      VotingConfig vote = voting.get();
      int samples = spread.samples().get();
      return new EnsembleConfig(name, samples, spread.asked(), spread.temperature().get(), vote,
          overrides.orElseGet(
              () -> OverrideConfig.usual(samples, EnsembleConfig.most(vote, samples))),
          speculative.get(),
          dial.with(spread.counted(), frame.all(), frame.models()), quorum.get().get());
    }
  }

  /** An ensemble of the file. */
  Supplier<EnsembleConfig> ofFile(Section section, Names names) {
    var name = section.required("name", ScalarKind.name());
    names.claim(name);
    var allowed = section.optional("overrides", ScalarKind.truth(), true);
    int models = backends.map(known -> Math.min(MODELS, known.size())).orElse(MODELS);
    CapsKeys caps = CapsKeys.ofFile(section);
    Frame frame = new Frame(new EnsembleConfig("usual", SAMPLES, models, TEMPERATURE),
        ModelsKeys.ofFile(section, backends), caps, Caps.NONE);
    Settings settings = settings(section, frame, EnsembleConfig.SAMPLES.max());
    return () -> {
      EnsembleConfig config = settings.named(name.get(), Optional.empty());
      return config.withOverrides(new OverrideConfig(allowed.get(),
          caps.mostSamples().orElse(config.overrides().maxSamples())));
    };
  }

  /**
   * An ensemble as a request wants it; what it does not say stays as it is.
   *
   * @param limits what the request may take at most, the ensemble's own among them
   */
  Supplier<EnsembleConfig> ofRequest(Section section, EnsembleConfig base, Caps limits) {
    Frame frame = new Frame(base, ModelsKeys.ofRequest(section, base, backends),
        CapsKeys.ofRequest(section, limits), limits);
    Settings settings = settings(section, frame,
        Math.min(base.overrides().maxSamples(), limits.samples().orElse(Integer.MAX_VALUE)));
    return () -> settings.named(base.name(), Optional.of(base.overrides()));
  }

  private Settings settings(Section section, Frame frame, int maxSamples) {
    EnsembleConfig base = frame.base();
    var samples = section.optional("samples",
        Quantity.wholeNumber(new Range<>(EnsembleConfig.SAMPLES.min(), maxSamples)));
    DialKeys dial = DialKeys.read(section, base.dial());
    boolean numbers = Entry.isGiven(samples) || Entry.isGiven(frame.models().count());
    Spread spread = new Spread(
        Entry.withFallback(samples, Math.min(base.samples(), frame.most())),
        frame.models().count(), frame.models().usual(base.models()),
        section.optional("temperature", Quantity.decimal(EnsembleConfig.TEMPERATURE),
            base.temperature()),
        dial.counted(numbers));
    spread.check();
    frame.check(samples);
    return new Settings(frame, spread,
        voting(section, base.voting(), spread, Math.min(maxSamples, frame.most())), dial,
        section.optional("speculative", ScalarKind.truth(), base.speculative()),
        section.optional("quorum", new QuorumKind(base.quorum()), base::quorum));
  }

  private Supplier<VotingConfig> voting(Section section, VotingConfig base, Spread spread,
      int mostSamples) {
    var vote = section.optional("vote", new ChoiceKind<>(Weighting.class), base.weighting());
    var freeText = section.optional("free-text", new ChoiceKind<>(FreeText.class),
        base.freeText());
    var stopping = StoppingKeys.read(section, base.stopping(), spread.bound());
    var doubt = section.optional("uncertain",
        new DoubtKind(base.doubt(), spread, mostSamples, backends));
    if (doubt.found().filter(Optional::isEmpty).isPresent()) {
      base.doubt().flatMap(spread::mistake).ifPresent(doubt::reject);
    }
    return () -> new VotingConfig(vote.get(), freeText.get(), stopping.get(),
        doubt.get().map(Supplier::get).orElseGet(base::doubt));
  }
}
