package avengers.clustering.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words that set a group of texts apart from the others: log-odds ratios with an informative
 * Dirichlet prior (Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 2008). The
 * prior is the words' share of all texts. A text counts a word once, so that no long text speaks
 * for a group. Words are ordered by the lower end of the ratio's 95 % interval, which puts a word
 * that is surely much more frequent here before one that is frequent everywhere.
 */
final class ClusterWords {
  /** How many counted words the prior weighs. */
  private static final double PRIOR = 200;

  /** Standard errors from the middle of a 95 % interval to its end. */
  private static final double ERRORS = 1.96;

  private final List<Map<String, Integer>> groups;
  private final Map<String, Integer> all = new HashMap<>();
  private final double total;

  /**
   * Counts the words.
   *
   * @param groups for each group, for each of its texts, the distinct words
   */
  ClusterWords(List<List<Set<String>>> groups) {
    this.groups = groups.stream().map(ClusterWords::counts).toList();
    this.groups.forEach(counts -> counts.forEach((word, count) -> all.merge(word, count,
        Integer::sum)));
    this.total = total(all);
  }

  /** Up to so many words of a group, most telling first; none that might be as frequent outside. */
  List<String> of(int group, int limit) {
    Map<String, Integer> counts = groups.get(group);
    double size = total(counts);
    return counts.entrySet()
        .stream()
        .map(entry -> new Word(entry.getKey(),
            lowerEnd(entry.getKey(), entry.getValue(), size)))
        .filter(word -> word.lowerEnd > 0)
        .sorted(Comparator.comparingDouble(Word::lowerEnd).reversed().thenComparing(Word::text))
        .limit(limit)
        .map(Word::text)
        .toList();
  }

  private record Word(String text, double lowerEnd) {}

  /** The lower end of the interval of the log-odds ratio between a group and the others. */
  private double lowerEnd(String word, int count, double size) {
    double everywhere = all.getOrDefault(word, count);
    double prior = PRIOR * everywhere / total;
    double here = count + prior;
    double elsewhere = everywhere - count + prior;
    double ratio = Math.log(here / (size + PRIOR - here))
        - Math.log(elsewhere / (total - size + PRIOR - elsewhere));
    return ratio - ERRORS * Math.sqrt(1 / here + 1 / elsewhere);
  }

  private static Map<String, Integer> counts(List<Set<String>> texts) {
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
    return counts;
  }

  private static double total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
