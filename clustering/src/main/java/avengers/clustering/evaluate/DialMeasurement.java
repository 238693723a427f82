package avengers.clustering.evaluate;

import avengers.clustering.cluster.FittedRouter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The dial over several splits.
 *
 * @param queries how many there are in all
 */
record DialMeasurement(int queries, List<HeldOut> parts, List<DialSplit> splits) {
  /** The mean of all splits; empty unless all could be measured. */
  static Optional<Frontier> of(int queries, FittedRouter router, List<HeldOut> parts,
      List<Optional<DialSplit>> splits) {
    List<DialSplit> measured = splits.stream().flatMap(Optional::stream).toList();
    return measured.size() < splits.size()
        ? Optional.empty()
        : Optional.of(new DialMeasurement(queries, parts, measured).frontier(router.models()));
  }

  private Frontier frontier(List<String> models) {
    return new Frontier(
        IntStream.range(0, DialSplit.QUALITIES.size()).mapToObj(this::position).toList(),
        IntStream.rangeClosed(0, ScoreForm.STEPS)
            .mapToObj(step -> point(Double.toString((double) step / ScoreForm.STEPS),
                split -> split.scoreForm().ways().get(step)))
            .toList(),
        IntStream.range(0, models.size())
            .mapToObj(model -> point(models.get(model), split -> split.models().get(model)))
            .toList(),
        point("best single model", DialMeasurement::best),
        gain(DialSplit::thrifty), gain(DialSplit::able));
  }

  private static Outcomes best(DialSplit split) {
    return split.models().get(split.best());
  }

  private Frontier.Position position(int position) {
    Function<DialSplit, Outcomes> dial = split -> split.positions().get(position);
    Function<DialSplit, Outcomes> reference = split -> split.scoreForm()
        .at(dial.apply(split).cost());
    return new Frontier.Position(DialSplit.QUALITIES.get(position),
        mean(split -> dial.apply(split).score()), mean(split -> dial.apply(split).cost()),
        mean(split -> dial.apply(split).calls()), mean(split -> split.promised().get(position)),
        mean(split -> reference.apply(split).score()),
        difference(dial, reference));
  }

  private Frontier.Point point(String name, Function<DialSplit, Outcomes> way) {
    return new Frontier.Point(name, mean(split -> way.apply(split).score()),
        mean(split -> way.apply(split).cost()));
  }

  private Frontier.Gain gain(Function<DialSplit, Outcomes> way) {
    QueryScores ours = scores(way, Outcomes::costs);
    return new Frontier.Gain(difference(way, DialMeasurement::best),
        PairedBootstrap.saving(ours, scores(DialMeasurement::best, Outcomes::costs),
            ours.tested()));
  }

  private Difference difference(Function<DialSplit, Outcomes> one,
      Function<DialSplit, Outcomes> other) {
    QueryScores ours = scores(one, Outcomes::scores);
    return PairedBootstrap.difference(ours, scores(other, Outcomes::scores), ours.tested());
  }

  private QueryScores scores(Function<DialSplit, Outcomes> way,
      Function<Outcomes, double[]> values) {
    QueryScores scores = new QueryScores(queries);
    for (int split = 0; split < splits.size(); split++) {
      scores.add(parts.get(split), values.apply(way.apply(splits.get(split))));
    }
    return scores;
  }

  private double mean(ToDoubleFunction<DialSplit> value) {
    return splits.stream().mapToDouble(value).average().orElseThrow();
  }
}
