package avengers.gateway.config;

import avengers.clustering.suggestion.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The name of a model that may be asked.
 *
 * @param known the models; unknown if their list has mistakes
 * @param otherwise what is wrong with any other name
 */
record ModelName(Optional<Set<String>> known, String otherwise) implements Kind<String> {
  /** Any backend that can vote. */
  ModelName(Optional<Set<String>> known) {
    this(known, "there is no such backend that serves chat");
  }

  @Override
  public Optional<String> read(Value value) {
    return ScalarKind.name().read(value).flatMap(name -> among(value, name));
  }

  private Optional<String> among(Value value, String name) {
    return known.filter(models -> !models.contains(name)).isPresent()
        ? value.wrong(otherwise + "; " + hint(name, known.orElseThrow()))
        : Optional.of(name);
  }

  private static String hint(String name, Set<String> known) {
    return Suggestion.of(name, known)
        .map(near -> "did you mean " + Quote.of(near) + "?")
        .orElseGet(() -> "known are " + String.join(", ", new TreeSet<>(known)));
  }

  /** A list of at least one such name, none twice. */
  Kind<Set<String>> list() {
    return value -> Kind.listOf(this).read(value).flatMap(names -> distinct(value, names));
  }

  private static Optional<Set<String>> distinct(Value value, List<String> names) {
    Set<String> distinct = Set.copyOf(new HashSet<>(names));
    if (names.isEmpty()) {
      return value.wrong("at least one model is needed");
    }
    if (names.size() > EnsembleConfig.MODELS.max()) {
      return value.wrong("more than " + EnsembleConfig.MODELS.max() + " models");
    }
    return distinct.size() < names.size()
        ? value.wrong("a model is given twice")
        : Optional.of(distinct);
  }
}
