package avengers.clustering.replay;

import avengers.clustering.text.Figures;
import avengers.clustering.text.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Replayed votes for people. */
public final class ReplayTable {
  private ReplayTable() {}

  /** Tables of each model. */
  public static String of(List<ModelReplay> replays, ReplayOptions options) {
    return replays.stream().map(replay -> of(replay, options)).collect(Collectors.joining("\n"));
  }

  private static String of(ModelReplay replay, ReplayOptions options) {
    StringBuilder text = new StringBuilder(head(replay, options));
    text.append('\n').append(rules(replay, options)).append('\n').append(numbers(replay));
    if (replay.kinds().size() > 1) {
      text.append('\n').append(kinds(replay));
    }
    replay.calibration()
        .ifPresent(calibration -> text.append(String.format(Locale.ROOT,
            "%nexpected calibration error: %s points by agreement, %s as learned on the other"
                + " half of the queries%n",
            points(calibration.before()), points(calibration.after()))));
    return text.toString();
  }

  private static String head(ModelReplay replay, ReplayOptions options) {
    return String.format(Locale.ROOT,
        "%s: %s queries, %s samples each, %s; %s %% of samples have no vote;"
            + " the winner has %s %% of the votes%n",
        replay.model(), Figures.count(replay.queries()), Figures.decimal(replay.samples(), 1),
        replay.weighted().isPresent() && !options.shuffledModels()
            ? "the best model asked first"
            : "mean of " + replay.orders() + " random orders",
        Figures.percent(replay.silent()), Figures.percent(replay.agreement()));
  }

  private static TextTable rules(ModelReplay replay, ReplayOptions options) {
    TextTable table = new TextTable("lrrrrr", "percent right", "right", "of full", "samples",
        "asked", "as full vote");
    table.add(replay.weighted().isPresent() ? "best model alone" : "one sample",
        points(replay.single()), points(replay.single() - replay.plain().vote()), "1", "1", "");
    rules(table, "vote", replay.plain(), options);
    replay.weighted().ifPresent(policy -> rules(table, "weighted vote", policy, options));
    return table;
  }

  private static void rules(TextTable table, String name, PolicyReplay policy,
      ReplayOptions options) {
    for (Rule rule : Rule.values()) {
      RuleReplay of = policy.of(rule);
      table.add(name + words(rule, options), points(of.accuracy()),
          points(of.accuracy() - policy.vote()), Figures.decimal(of.samples(), 2),
          Figures.decimal(of.asked(), 2), Figures.percent(of.agreement()));
    }
  }

  private static String words(Rule rule, ReplayOptions options) {
    return switch (rule) {
      case NONE -> " of all";
      case DECIDED -> " until decided";
      case ADAPTIVE -> ", adaptive at " + options.threshold();
      case WINDOW -> ", windows of " + options.window();
    };
  }

  private static TextTable numbers(ModelReplay replay) {
    TextTable table = new TextTable("rrr", "samples", "vote",
        replay.weighted().isPresent() ? "weighted" : "");
    List<PolicyReplay.OfNumber> plain = replay.plain().byNumber();
    for (int i = 0; i < plain.size(); i++) {
      int at = i;
      table.add(String.valueOf(plain.get(i).samples()), points(plain.get(i).vote()),
          replay.weighted()
              .map(policy -> points(policy.byNumber().get(at).vote()))
              .orElse(""));
    }
    return table;
  }

  private static TextTable kinds(ModelReplay replay) {
    TextTable table = new TextTable("lrrr", "compared as", "% of votes", "single", "vote");
    replay.kinds()
        .forEach(kind -> table.add(kind.kind(), Figures.percent(kind.share()),
            points(kind.single()), points(kind.vote())));
    return table;
  }

  private static String points(double share) {
    return Figures.decimal(100 * share, 2);
  }
}
