package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who comes out on top, from clues such as "Anna is taller than Ben."
 *
 * @param top those whom no clue puts below another
 * @param bottom those whom no clue puts above another
 * @param all everybody named
 */
record Ranking(Set<String> top, Set<String> bottom, Set<String> all) {

  private static final String THAN = " than ";
  private static final String IS = " is ";

  /** A pair of opposite comparatives with their superlatives. */
  record Scale(String more, String less, String most, String least) {}

  static final List<Scale> SCALES = List.of(
      new Scale("taller", "shorter", "tallest", "shortest"),
      new Scale("older", "younger", "oldest", "youngest"),
      new Scale("faster", "slower", "fastest", "slowest"),
      new Scale("heavier", "lighter", "heaviest", "lightest"));

  /** The ranking that the clues tell; nobody is named in it when a clue cannot be read. */
  static Ranking of(Scale scale, String clues) {
    Map<String, Boolean> directions = Map.of(scale.more(), true, scale.less(), false);
    var above = new LinkedHashSet<String>();
    var below = new LinkedHashSet<String>();
    for (String clue : clues.split("\\.", -1)) {
      List<String> words = List.of(clue.strip().split(" ", -1));
      boolean read = words.size() == 5 && clue.contains(IS) && clue.contains(THAN)
          && directions.containsKey(words.get(2));
      if (read) {
        boolean more = requireNonNull(directions.get(words.get(2)));
        above.add(words.get(more ? 0 : 4));
        below.add(words.get(more ? 4 : 0));
      } else if (!clue.isBlank()) {
        return new Ranking(Set.of(), Set.of(), Set.of());
      }
    }
    return of(above, below);
  }

  private static Ranking of(Set<String> above, Set<String> below) {
    var all = new LinkedHashSet<>(above);
    all.addAll(below);
    return new Ranking(without(all, below), without(all, above), all);
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
