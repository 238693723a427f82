package avengers.clustering.observation;

import avengers.clustering.suggestion.Suggestion;
import java.util.List;
import java.util.function.Predicate;

/**
 * The models that are looked at.
 *
 * @param included names, or patterns where {@code *} stands for any text; none means all models
 * @param excluded names or patterns of those that are left out again
 */
public record Pool(List<String> included, List<String> excluded) {
  public static final Pool ALL = new Pool(List.of(), List.of());

  public Pool {
    included = List.copyOf(included);
    excluded = List.copyOf(excluded);
  }

  /**
   * The models of the pool, in their order.
   *
   * @throws IllegalArgumentException if a name or pattern fits no model, or none is left
   */
  public List<String> of(List<String> models) {
    included.forEach(pattern -> requireKnown(pattern, models));
    excluded.forEach(pattern -> requireKnown(pattern, models));
    List<String> pool = models.stream()
        .filter(model -> included.isEmpty() || isAny(included, model))
        .filter(model -> !isAny(excluded, model))
        .toList();
    if (pool.isEmpty()) {
      throw new IllegalArgumentException(
          "the pool leaves no model of " + String.join(", ", models));
    }
    return pool;
  }

  private static void requireKnown(String pattern, List<String> models) {
    if (models.stream().noneMatch(fits(pattern))) {
      String meant = Suggestion.of(pattern, models)
          .map(near -> " (did you mean \"" + near + "\"?)")
          .orElse("");
      throw new IllegalArgumentException("there is no model \"" + pattern + "\"" + meant
          + "; the models are: " + String.join(", ", models));
    }
  }

  private static boolean isAny(List<String> patterns, String model) {
    return patterns.stream().anyMatch(pattern -> fits(pattern).test(model));
  }

  private static Predicate<String> fits(String pattern) {
    return model -> model.equals(pattern) || fits(model, List.of(pattern.split("\\*", -1)));
  }

  /** Whether the pieces between the stars follow one another, the first first, the last last. */
  private static boolean fits(String model, List<String> pieces) {
    if (pieces.size() == 1 || !model.startsWith(pieces.getFirst())) {
      return false;
    }
    int from = pieces.getFirst().length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int at = model.indexOf(piece, from);
      if (at < 0) {
        return false;
      }
      from = at + piece.length();
    }
    return model.length() - from >= pieces.getLast().length() && model.endsWith(pieces.getLast());
  }
}
