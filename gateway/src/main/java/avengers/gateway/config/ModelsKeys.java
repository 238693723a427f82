package avengers.gateway.config;

import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The keys that say over how many models the samples are spread, and who may be asked at all.
 *
 * @param count of the best models, if given
 * @param only who may be asked, if restricted; anybody if none are named
 */
record ModelsKeys(Entry<Optional<Integer>> count, Entry<Set<String>> only) {

  /** Two keys of a file. */
  static ModelsKeys ofFile(Section section, Optional<Set<String>> backends) {
    var count = section.optional("models", Quantity.wholeNumber(EnsembleConfig.MODELS));
    var only = section.optional("only", new ModelName(backends).list(), Set.of());
    int asked = count.found().flatMap(given -> given).orElse(0);
    only.found()
        .filter(names -> !names.isEmpty() && asked > names.size())
        .ifPresent(names -> count.reject("asks %d models, but only %d may be asked"
            .formatted(asked, names.size())));
    return new ModelsKeys(count, only);
  }

  /** One key of a request, which is a number or a list of names. */
  static ModelsKeys ofRequest(Section section, EnsembleConfig base,
      Optional<Set<String>> backends) {
    Set<String> before = base.dial().only();
    ModelName name = before.isEmpty()
        ? new ModelName(backends)
        : new ModelName(Optional.of(before), "the model " + Quote.of(base.name())
            + " does not ask it");
    Entry<Said> said = section.optional("models", new Wish(name, before),
        new Said(Optional.empty(), before));
    Optional<Optional<Integer>> count = said.found().isPresent()
        ? Optional.of(said.get().count())
        : Optional.empty();
    return new ModelsKeys(new Entry<>(said.place(), count),
        new Entry<>(said.place(), said.found().map(Said::names)));
  }

  /** Over how many models samples are spread where no number is given. */
  int usual(int models) {
    return only.found()
        .filter(names -> !names.isEmpty())
        .map(names -> Math.min(models, names.size()))
        .orElse(models);
  }

  /** A number, or names; with a number those that may be asked anyway. */
  private record Said(Optional<Integer> count, Set<String> names) {}

  private record Wish(ModelName name, Set<String> before) implements Kind<Said> {
    private static final Kind<Integer> COUNT = Quantity.wholeNumberOr(EnsembleConfig.MODELS,
        "a list of names");

    @Override
    public Optional<Said> read(Value value) {
      return value.node() instanceof SequenceNode
          ? name.list().read(value).map(names -> new Said(Optional.empty(), names))
          : COUNT.read(value).map(count -> new Said(Optional.of(count), before));
    }
  }
}
