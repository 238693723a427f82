package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.cluster.Tradeoff;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.plan.PlanCandidates.PricedModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Plans how a request is answered: of all plans that serve its needs and keep its caps, the one of
 * greatest merit, {@code alpha * accuracy - (1 - alpha) * cost}. That is the score form of
 * Avengers-Pro (arXiv 2508.12631) over whole plans in place of models; accuracy and cost are
 * measured on one scale for all queries, so that a dollar buys as much accuracy on each. The
 * candidates do not depend on alpha: more quality never plans a lower expected accuracy.
 *
 * @param learned what was measured of plans; without, the dial chooses the number of samples
 */
public record Planner(Optional<LearnedPlans> learned) {
  /** How many samples the dial's best position asks for where nothing was measured. */
  private static final int MOST_UNMEASURED = 5;

  /** Plans. Models that none is known to be healthy are asked all the same. */
  public Planning plan(PlanRequest request) {
    List<Candidate> serving = request.candidates()
        .stream()
        .filter(model -> request.needs().lackingIn(model.capabilities()).isEmpty())
        .toList();
    if (serving.isEmpty()) {
      return new Planning.NobodyServes(lacking(request));
    }
    List<Candidate> fitting = serving.stream()
        .filter(model -> request.needs().fit(model.capabilities()))
        .toList();
    if (fitting.isEmpty()) {
      return new Planning.ContextTooShort(request.needs().tokens(), longest(serving));
    }
    List<Candidate> healthy = fitting.stream().filter(Candidate::healthy).toList();
    return among(healthy.isEmpty() ? fitting : healthy, request)
        .<Planning>map(Planning.Planned::new)
        .orElseGet(() -> new Planning.CapsTooTight(request.caps()));
  }

  /** What no model serves; if each is served by some, what any lacks. */
  private static Set<Need> lacking(PlanRequest request) {
    Set<Need> byAll = EnumSet.noneOf(Need.class);
    Set<Need> byAny = EnumSet.noneOf(Need.class);
    byAll.addAll(request.needs().kinds());
    for (Candidate model : request.candidates()) {
      Set<Need> lacking = request.needs().lackingIn(model.capabilities());
      byAll.retainAll(lacking);
      byAny.addAll(lacking);
    }
    return byAll.isEmpty() ? byAny : byAll;
  }

  private static long longest(List<Candidate> models) {
    return models.stream()
        .flatMapToLong(model -> model.capabilities().context().stream())
        .max()
        .orElse(0);
  }

  private Optional<Forecast> among(List<Candidate> usable, PlanRequest request) {
    Map<String, CallCost> costs = usable.stream()
        .collect(Collectors.toMap(Candidate::model, Candidate::cost));
    Ranking ranking = new Ranking(request.ranking().clusters(),
        request.ranking()
            .models()
            .stream()
            .filter(model -> costs.containsKey(model.model()))
            .toList(),
        request.ranking().outlier());
    Forecaster forecaster = new Forecaster(costs);
    return switch (request.intent()) {
      case Intent.ByCount count -> counted(count, ranking, forecaster, request.caps());
      case Intent.ByDial dial when learned.isPresent() ->
        measured(learned.get(), dial, ranking, forecaster, request.caps());
      case Intent.ByDial dial -> unmeasured(dial, ranking, forecaster, request.caps());
    };
  }

  /** The best of all plans of all forms that were measured. */
  private static Optional<Forecast> measured(LearnedPlans plans, Intent.ByDial dial,
      Ranking ranking, Forecaster forecaster, Caps caps) {
    List<MeasuredShape> shapes = plans.shapes()
        .stream()
        .filter(measured -> measured.shape().samples() == 1 || !dial.distinct())
        .toList();
    return MeasuredPlans.of(shapes, ranking, forecaster.costs())
        .stream()
        .filter(forecast -> keeps(forecast, caps))
        .max(MeasuredPlans.byMerit(plans, plans.alpha(dial.quality().value())));
  }

  /** Where nothing was measured, more quality is more samples. */
  private static Optional<Forecast> unmeasured(Intent.ByDial dial, Ranking ranking,
      Forecaster forecaster, Caps caps) {
    int most = dial.distinct()
        ? Math.min(MOST_UNMEASURED, ranking.models().size())
        : MOST_UNMEASURED;
    int samples = 1 + (int) Math.round(dial.quality().value() / 10 * (most - 1));
    return counted(new Intent.ByCount(samples, samples, Optional.of(dial.quality())), ranking,
        forecaster, caps);
  }

  /** As many samples as said, or as many of them as keep the caps. */
  private static Optional<Forecast> counted(Intent.ByCount count, Ranking ranking,
      Forecaster forecaster, Caps caps) {
    Ranking chosen = count.quality()
        .map(quality -> byMerit(ranking, quality, forecaster.costs()))
        .orElse(ranking);
    for (int samples = count.samples(); samples > 0; samples--) {
      Forecast forecast = forecaster.unmeasured(Plan.spread(chosen, samples, count.models()));
      if (keeps(forecast, caps)) {
        return Optional.of(forecast);
      }
    }
    return Optional.empty();
  }

  private static boolean keeps(Forecast forecast, Caps caps) {
    boolean few = caps.samples().isEmpty() || forecast.plan().most() <= caps.samples().getAsInt();
    boolean cheap = caps.cost().isEmpty()
        || forecast.most().orElse(Double.POSITIVE_INFINITY) <= caps.cost().getAsDouble();
    return few && cheap;
  }

  /** The models by the score form of Avengers-Pro, best first. */
  private static Ranking byMerit(Ranking ranking, Quality quality, Map<String, CallCost> costs) {
    Tradeoff tradeoff = new Tradeoff(quality.value() / 10);
    List<PricedModel> left = new ArrayList<>(MeasuredPlans.priced(ranking, costs));
    List<RankedModel> chosen = new ArrayList<>();
    while (!left.isEmpty()) {
      ToDoubleFunction<PricedModel> score = model -> model.model().score();
      int best = tradeoff.choose(left.stream().mapToDouble(score).toArray(),
          left.stream().mapToDouble(PricedModel::cost).toArray());
      chosen.add(left.remove(best).model());
    }
    return new Ranking(ranking.clusters(), chosen, ranking.outlier());
  }
}
