package avengers.clustering.inspect;

import avengers.clustering.text.Figures;
import avengers.clustering.text.TextTable;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import avengers.clustering.vote.LearnedVoting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a router learned about votes, in words and tables. */
record VotingText(LearnedVoting voting) {
  /** Votes of equal weight for the strongest answer and for the next, by rising lead. */
  private static final List<List<Integer>> VOTES = List.of(List.of(1, 1), List.of(3, 2),
      List.of(2, 1), List.of(3, 1), List.of(1, 0), List.of(2, 0), List.of(3, 0), List.of(5, 0),
      List.of(10, 0));

  @Override
  public String toString() {
    return factors() + '\n' + confidences();
  }

  private String factors() {
    Map<String, Double> factors = voting.weights().factors();
    if (factors.isEmpty()) {
      return "Votes weigh the log-odds of their being right; nothing was learned of their models.\n";
    }
    TextTable table = new TextTable("rl", "factor", "model");
    factors.entrySet()
        .stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> table.add(Figures.decimal(entry.getValue(), 2), entry.getKey()));
    return """
        Votes weigh the log-odds of their being right, times a factor of the model
          factor   1: it errs independently of the others; less: its votes repeat theirs

        %s""".formatted(table);
  }

  private String confidences() {
    Calibration calibration = voting.calibration();
    if (calibration.overall().isEmpty()) {
      return "Confidence is agreement: there were too few verdicts to learn from.\n";
    }
    TextTable table = new TextTable("l" + "r".repeat(VOTES.size()), head());
    new TreeMap<>(calibration.byKind()).forEach((kind, curve) -> add(kind, curve, table));
    calibration.overall().ifPresent(curve -> add("any other", curve, table));
    return """
        Confidence: how often a verdict is right, in percent, by kind of answer
          3:2      three votes for it and two for the next answer, all of the same weight

        %s""".formatted(table);
  }

  private static String[] head() {
    return Stream.concat(Stream.of("kind"),
        VOTES.stream().map(votes -> votes.getFirst() + ":" + votes.getLast()))
        .toArray(String[]::new);
  }

  private static void add(String kind, ConfidenceCurve curve, TextTable table) {
    table.add(Stream.concat(Stream.of(kind),
        VOTES.stream()
            .map(votes -> Figures.percent(curve.at(lead(votes.getFirst(), votes.getLast())))))
        .toArray(String[]::new));
  }

  /** The lead of votes of equal weight, {@link avengers.clustering.vote.Tally#lead}. */
  private static double lead(int first, int second) {
    return (double) (first - second) / (first + second + 1);
  }
}
