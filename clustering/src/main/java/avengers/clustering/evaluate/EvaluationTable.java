package avengers.clustering.evaluate;

import avengers.clustering.cluster.Evidence;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An evaluation for people. */
public final class EvaluationTable {
  private static final int NAME_WIDTH = 28;
  private static final String GROUP_HEAD = "%n%-28s %8s %8s %8s  %s%n";

  private final Formatter text = new Formatter(Locale.ROOT);

  private EvaluationTable() {}

  /** Tables of all that was measured but for the single clusters. */
  public static String of(EvaluationResult result) {
    EvaluationTable table = new EvaluationTable();
    table.text.format(
        "%d queries, %d models, %d clusters; fitted on 70 %%, measured on 30 %%; seeds: %d%n%n",
        result.queries(), result.models(), result.clusters(), result.seeds());
    table.rows(result.rows());
    result.evidence()
        .filter(Evidence::dominates)
        .ifPresent(of -> table.text.format(
            "%n%s dominates: no gain of routing is proven, and every query goes to it%n",
            of.bestSingle()));
    table.votes(result);
    result.frontier().ifPresent(table::frontier);
    if (result.byDataset().size() > 1) {
      table.groups("data set", result.byDataset());
    }
    result.leaveOneOut().ifPresent(of -> {
      table.groups("data set left out of fitting", of.datasets());
      table.group(of.all());
    });
    result.sensitivity().ifPresent(of -> {
      table.settings("clusters", of.clusters());
      table.settings("models", of.models());
      table.settings("training queries", of.training());
    });
    return table.text.toString();
  }

  private void rows(Map<Row, RowResult> rows) {
    text.format("%-28s %8s %7s %9s  %s%n", "percent right", "mean", "sd", "data sets",
        "against the best single model (95 %)");
    rows.forEach((row, of) -> row(row.label(), of));
  }

  private void row(String label, RowResult row) {
    text.format("%-28s %8.2f %7.2f %9.2f  %s%n", label, row.queryMean().mean(),
        row.queryMean().deviation(), row.datasetMean(), words(row.againstBestSingle()));
  }

  private void votes(EvaluationResult result) {
    List<VoteResult> votes = result.votes();
    if (!votes.isEmpty()) {
      text.format("%none recorded answer each; %d of %d models have any%n", result.voters(),
          result.models());
      votes.forEach(vote -> row("vote of " + vote.models(), vote.plain()));
      votes.stream()
          .skip(1)
          .forEach(vote -> row("weighted vote of " + vote.models(), vote.weighted()));
      text.format("%nexpected calibration error    agreement  learned  (points, 10 bins)%n");
      votes.forEach(vote -> error("vote of " + vote.models(), vote.plainError()));
      votes.stream()
          .skip(1)
          .forEach(vote -> error("weighted vote of " + vote.models(), vote.weightedError()));
    }
  }

  private void error(String label, ConfidenceError error) {
    text.format("%-28s %10.2f %8.2f%n", label, error.agreement(), error.learned());
  }

  private void frontier(Frontier frontier) {
    text.format("%n%-28s %8s %12s %6s %9s  %s%n", "accuracy against cost", "mean", "dollars",
        "calls", "promised", "score form at the same cost, and the difference (95 %)");
    text.format("%-28s %8.2f %12.6f %6.2f%n", "best single model", frontier.best().score(),
        frontier.best().cost(), 1.0);
    for (Frontier.Position at : frontier.dial()) {
      text.format("%-28s %8.2f %12.6f %6.2f %9.2f  %.2f  %s%n",
          String.format(Locale.ROOT, "quality %.1f", at.quality()), at.score(), at.cost(),
          at.calls(), at.promised(), at.reference(), words(Optional.of(at.againstReference())));
    }
    text.format("promised the best single model's accuracy: %s saved, points %s%n",
        percent(frontier.saved().cost()), words(Optional.of(frontier.saved().score())));
    text.format("promised to cost no more than that: points %s, %s saved%n",
        words(Optional.of(frontier.gained().score())), percent(frontier.gained().cost()));
  }

  private static String percent(Difference saved) {
    return String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f)", saved.points(), saved.low(),
        saved.high());
  }

  private void groups(String title, List<GroupResult> groups) {
    text.format(GROUP_HEAD, title, "queries", "single", "routed", "difference (95 %)");
    groups.forEach(this::group);
  }

  private void group(GroupResult group) {
    text.format("%-28s %8d %8.2f %8.2f  %s%n", shortened(group.name()), group.queries(),
        group.bestSingle(), group.routed(), words(Optional.of(group.difference())));
  }

  private void settings(String title, List<Sensitivity.Setting> settings) {
    text.format(GROUP_HEAD, title, "single", "routed", "", "reference");
    for (Sensitivity.Setting setting : settings) {
      text.format("%-28d %8.2f %8.2f %8s  %.2f%n", setting.value(), setting.bestSingle(),
          setting.routed(), "", setting.reference());
    }
  }

  private static String words(Optional<Difference> difference) {
    return difference.map(of -> String.format(Locale.ROOT, "%+.2f (%+.2f to %+.2f)  %s",
        of.points(), of.low(), of.high(), of.comparison().words())).orElse("");
  }

  private static String shortened(String name) {
    return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…";
  }
}
