package avengers.gateway.config;

import avengers.clustering.suggestion.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** The keys that say what a client may do. */
record LimitKeys(Entry<Optional<List<String>>> models,
    Entry<Optional<Integer>> requests,
    Entry<Optional<Integer>> tokens,
    Supplier<BudgetConfig> budget,
    Entry<Optional<Instant>> expires,
    CapsKeys caps) implements Supplier<ClientLimits> {
  private static final int MOST_MODELS = EnsembleConfig.MODELS.max();

  static LimitKeys of(Section section) {
    var models = section.optional("models", Kind.listOf(ScalarKind.name()));
    if (models.found().flatMap(given -> given).filter(List::isEmpty).isPresent()) {
      models.reject("at least one model is needed; without this key all may be asked");
    }
    models.found()
        .flatMap(given -> given)
        .filter(names -> names.size() > MOST_MODELS)
        .ifPresent(names -> models.reject("names more than " + MOST_MODELS + " models"));
    return new LimitKeys(models,
        section.optional("requests-per-minute",
            Quantity.wholeNumber(HttpConfig.REQUESTS_PER_MINUTE)),
        section.optional("tokens-per-minute",
            Quantity.wholeNumber(ClientLimits.TOKENS_PER_MINUTE)),
        section.optionalSection("budget").map(LimitKeys::budget).orElse(() -> BudgetConfig.NONE),
        section.optional("expires", new MomentKind()), CapsKeys.ofFile(section));
  }

  private static Supplier<BudgetConfig> budget(Section section) {
    var day = section.optional("day", Quantity.decimal(BudgetConfig.DOLLARS));
    var month = section.optional("month", Quantity.decimal(BudgetConfig.DOLLARS));
    return () -> new BudgetConfig(dollars(day.get()), dollars(month.get()));
  }

  private static OptionalDouble dollars(Optional<Double> given) {
    return given.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /** Where none are written. */
  static LimitKeys none(Value place) {
    return new LimitKeys(Entry.absent(place), Entry.absent(place), Entry.absent(place),
        () -> BudgetConfig.NONE, Entry.absent(place), CapsKeys.none(place));
  }

  /** Reports each name that is none of these. */
  void requireKnown(Set<String> known) {
    models.found()
        .flatMap(given -> given)
        .orElse(List.of())
        .stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> models.reject("there is no model " + Quote.of(name)
            + Suggestion.of(name, known)
                .map(meant -> "; did you mean " + Quote.of(meant) + "?")
                .orElse("")));
  }

  @Override
  public ClientLimits get() {
    return new ClientLimits(models.get().map(Set::copyOf).orElse(Set.of()), requests.get(),
        tokens.get(), budget.get(), expires.get(), caps.get());
  }
}
